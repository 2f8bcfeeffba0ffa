// Runs code that may wait for ever, and still keeps the test in hand.
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
