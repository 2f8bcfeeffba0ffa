// What the tests of task 1 need of the world around a task.
#pragma once

#include <coroutine>
#include <exception>
#include <utility>

/// Who awaits a task without being one: its body begins at once, and its frame goes with it.
class Errand {
 public:
  struct promise_type {
    Errand get_return_object() { return Errand(std::coroutine_handle<promise_type>::from_promise(*this)); }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };

  Errand(Errand&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
  Errand& operator=(Errand&&) = delete;
  ~Errand() {
    if (frame_) frame_.destroy();
  }

  bool ended() const { return frame_.done(); }

 private:
  explicit Errand(std::coroutine_handle<promise_type> frame) : frame_(frame) {}
  std::coroutine_handle<promise_type> frame_;
};

/// Who awaits it stands still until somebody rings.
class Bell {
 public:
  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> waiter) noexcept { waiter_ = waiter; }
  void await_resume() const noexcept {}

  bool heard() const { return waiter_ != nullptr; }
  void ring() { std::exchange(waiter_, nullptr).resume(); }

 private:
  std::coroutine_handle<> waiter_;
};
