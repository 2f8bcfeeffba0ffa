// Waiting with an end, for what may never come true.
#pragma once

#include <chrono>
#include <thread>

/// Looks at `state` until it is true, for three seconds at most.
template <class State>
bool comes_true(const State& state) {
  for (int i = 0; i < 3000 && !state(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return state();
}
