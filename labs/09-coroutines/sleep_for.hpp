// A coroutine waits for a time, and the thread does not.
//
// Requires:   the loop outlives the wait.
// Guarantees: `co_await` on it lets the loop go on, and goes on itself when the delay has passed on the
//             loop's clock: not before, and no later than the loop comes to it. A coroutine that is destroyed
//             while it sleeps is not woken.
// Example:
//   Task<void> nap(EventLoop& loop) {
//     Sleep second = sleep_for(loop, 1s);  // name it,
//     co_await second;                     // then await it
//   }
#pragma once

#include <coroutine>

#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::EventLoop;
using runtime::Task;

class [[nodiscard]] Sleep {
 public:
  Sleep(EventLoop& loop, Millis delay);
  ~Sleep();
  Sleep(const Sleep&) = delete;
  Sleep& operator=(const Sleep&) = delete;

  // The three questions of co_await. Is there nothing to wait for?
  bool await_ready() const;
  // `sleeper` stands still. Who lets it go on, and when?
  void await_suspend(std::coroutine_handle<> sleeper);
  // `sleeper` goes on. What does it get?
  void await_resume() const;

 private:
  EventLoop& loop_;
  Millis delay_;
  // TODO(09.3): what do you have to remember, so that nobody wakes a sleeper that is gone?
};

inline Sleep sleep_for(EventLoop& loop, Millis delay) { return Sleep(loop, delay); }

}  // namespace lab
