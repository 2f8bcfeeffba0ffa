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

  bool await_ready() const;
  void await_suspend(std::coroutine_handle<> sleeper);
  void await_resume() const;

 private:
  EventLoop& loop_;
  Millis delay_;
  EventLoop::TimerId timer_ = 0;  // 0: none was set.
};

inline Sleep sleep_for(EventLoop& loop, Millis delay) { return Sleep(loop, delay); }

}  // namespace lab
