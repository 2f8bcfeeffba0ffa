// Waiting with an end: for code that may wait for ever, and for what may never come true.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "harness/rendezvous.hpp"

/// True when body returns within the limit. If not, its thread is left behind: body must own, or share the
/// ownership of, everything it uses.
inline bool finishes(std::function<void()> body, std::chrono::milliseconds limit = std::chrono::seconds(3)) {
  const auto done = std::make_shared<harness::Flag>();
  std::thread([done, body = std::move(body)] {
    body();
    done->set();
  }).detach();
  return done->wait(limit);
}

/// Looks at `state` until it is true, for three seconds at most.
template <class State>
bool comes_true(const State& state) {
  for (int i = 0; i < 3000 && !state(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  return state();
}
