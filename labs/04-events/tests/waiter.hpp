// A call that may have to wait, on a thread of its own.
//
// Requires:   the call owns, or shares the ownership of, everything it uses: if it never returns, its thread
//             is left behind.
// Guarantees: back() is true once the call has returned, false when the limit has passed first.
// Example:
//   const auto event = std::make_shared<Event>();
//   Waiter waiter([event] { event->wait(); });
//   EXPECT_FALSE(waiter.back(a_while));
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <utility>

#include "harness/rendezvous.hpp"

/// Long enough to be back for whoever does not wait. Who is late on a busy machine is not blamed: tests only
/// say that somebody is *not* back after it.
constexpr std::chrono::milliseconds a_while{50};

class Waiter {
 public:
  explicit Waiter(std::function<void()> call)
      : thread_([back = back_, call = std::move(call)] {
          call();
          back->set();
        }) {}

  ~Waiter() {
    if (back(a_while))
      thread_.join();
    else
      thread_.detach();
  }

  bool back(std::chrono::milliseconds limit = std::chrono::seconds(2)) { return back_->wait(limit); }

 private:
  const std::shared_ptr<harness::Flag> back_ = std::make_shared<harness::Flag>();
  std::thread thread_;
};
