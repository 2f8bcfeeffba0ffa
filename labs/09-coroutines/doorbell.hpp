// A way into a loop from other threads: whoever rings leaves a callback, and the loop's thread runs it.
//
// Requires:   made and destroyed on the loop's thread, and nobody is in ring() then. The loop outlives it.
// Guarantees: ring() may be called from any thread, the loop's own included, and returns at once. The
//             callback runs on the loop's thread, once, in a step; those of one thread in the order in
//             which it rang. A loop that sleeps is woken; one that nobody rings for sleeps. What a thread
//             did before ring() is visible to the callback. With the doorbell go its descriptors and its
//             watch.
// Example:
//   Doorbell bell(loop);
//   std::jthread clerk([&] { bell.ring([] { std::puts("on the loop's thread"); }); });
#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::EventLoop;

class Doorbell {
 public:
  explicit Doorbell(EventLoop& loop);
  ~Doorbell();
  Doorbell(const Doorbell&) = delete;
  Doorbell& operator=(const Doorbell&) = delete;

  void ring(std::function<void()> callback);

 private:
  EventLoop& loop_;  // Used on its own thread only.
  // TODO(09.6): where do callbacks lie until they run, and what wakes a thread that sleeps in poll()?
};

}  // namespace lab
