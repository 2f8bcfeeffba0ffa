// Waiting with an end, for code that may never return.
//
// Requires:   body owns, or shares the ownership of, everything it uses: if it does not return, its thread is
//             left behind.
// Guarantees: true when body has returned within the limit.
// Example:
//   const auto shop = std::make_shared<Shop>();
//   EXPECT_TRUE(harness::finishes([shop] { shop->close(); })) << "close() never came back";
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "harness/rendezvous.hpp"

namespace harness {

inline bool finishes(std::function<void()> body, std::chrono::milliseconds limit = std::chrono::seconds(3)) {
  const auto done = std::make_shared<Flag>();
  std::thread([done, body = std::move(body)] {
    body();
    done->set();
  }).detach();
  return done->wait(limit);
}

}  // namespace harness
