// A coroutine that somebody awaits: Task<T> is what a function returns that says co_await or co_return.
//
// Guarantees: lazy: nothing runs before it is awaited or start()ed. The Task owns the coroutine's frame;
// whoever
//             destroys the Task destroys the frame with all its locals, wherever it stands. co_await gives
//             the value, by move, or throws what the coroutine threw. To await costs no stack. start() runs
//             it up to its first wait, without waiting for it; it goes on by itself, and can be awaited
//             later, also when it is done.
// Requires:   one thread; awaited at most once; destroyed from outside: a coroutine must not destroy its own
// Task
//             while it runs. Parameters that must outlive a wait are taken by value; no lambda with captures
//             is a coroutine (its captures die with the lambda, not with the frame).
// House rule: name it, then await it. GCC 12 destroys some temporaries of a co_await expression twice.
// Example:
//   Task<int> price(EventLoop& loop) {
//     Task<void> pause = think(loop);
//     co_await pause;
//     co_return 7;
//   }
#pragma once

#include <atomic>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <optional>
#include <stdexcept>
#include <utility>

namespace lab::runtime {

/// Coroutine frames of Tasks that exist now, in the whole process.
inline std::atomic<std::size_t>& live_frames() {
  static std::atomic<std::size_t> count = 0;
  return count;
}

template <class T>
class Task;

class PromiseBase {
 public:
  PromiseBase() noexcept { ++live_frames(); }
  ~PromiseBase() { --live_frames(); }
  PromiseBase(const PromiseBase&) = delete;
  PromiseBase& operator=(const PromiseBase&) = delete;

  std::suspend_always initial_suspend() const noexcept { return {}; }
  auto final_suspend() const noexcept { return ResumeWaiter{}; }
  void unhandled_exception() noexcept { error_ = std::current_exception(); }
  void resume_when_done(std::coroutine_handle<> waiter) noexcept { waiter_ = waiter; }

 protected:
  void rethrow_error() {
    if (error_) std::rethrow_exception(std::exchange(error_, nullptr));
  }

 private:
  // The frame stays until its Task goes, so it suspends at the end too, and hands over to whoever waits.
  struct ResumeWaiter {
    bool await_ready() const noexcept { return false; }
    template <class Promise>
    std::coroutine_handle<> await_suspend(std::coroutine_handle<Promise> done) const noexcept {
      const std::coroutine_handle<> waiter = done.promise().waiter_;
      return waiter ? waiter : std::noop_coroutine();
    }
    void await_resume() const noexcept {}
  };

  std::coroutine_handle<> waiter_;
  std::exception_ptr error_;
};

template <class T>
class Promise final : public PromiseBase {
 public:
  Task<T> get_return_object();
  template <class Value>
  void return_value(Value&& value) {
    value_.emplace(std::forward<Value>(value));
  }
  T take() {
    rethrow_error();
    return std::move(*value_);
  }

 private:
  std::optional<T> value_;
};

template <>
class Promise<void> final : public PromiseBase {
 public:
  Task<void> get_return_object();
  void return_void() const noexcept {}
  void take() { rethrow_error(); }
};

template <class T = void>
class [[nodiscard]] Task {
 public:
  using promise_type = Promise<T>;
  using Handle = std::coroutine_handle<promise_type>;

  Task() noexcept = default;
  Task(Task&& other) noexcept
      : frame_(std::exchange(other.frame_, {})), started_(std::exchange(other.started_, false)) {}
  Task& operator=(Task&& other) noexcept {
    Task old(std::move(other));
    std::swap(frame_, old.frame_);
    std::swap(started_, old.started_);
    return *this;
  }
  ~Task() {
    if (frame_) frame_.destroy();
  }

  /// Runs up to the first wait. To be called once, and not if the task is awaited before.
  void start() {
    started_ = true;
    frame().resume();
  }
  /// Has it run to its end, with a value or an exception?
  bool done() const noexcept { return frame_ && frame_.done(); }
  /// The value, or the exception, of a task that is done().
  T take() { return frame().promise().take(); }

  auto operator co_await() {
    struct Awaiter {
      Handle frame;
      bool started;
      bool await_ready() const noexcept { return frame.done(); }
      std::coroutine_handle<> await_suspend(std::coroutine_handle<> waiter) const noexcept {
        frame.promise().resume_when_done(waiter);
        return started ? std::noop_coroutine() : std::coroutine_handle<>(frame);
      }
      T await_resume() const { return frame.promise().take(); }
    };
    return Awaiter{frame(), std::exchange(started_, true)};
  }

 private:
  friend promise_type;
  explicit Task(Handle frame) noexcept : frame_(frame) {}

  Handle frame() const {
    if (!frame_) throw std::logic_error("this Task is empty: it was moved from");
    return frame_;
  }

  Handle frame_;
  bool started_ = false;
};

template <class T>
Task<T> Promise<T>::get_return_object() {
  return Task<T>(std::coroutine_handle<Promise<T>>::from_promise(*this));
}

inline Task<void> Promise<void>::get_return_object() {
  return Task<void>(std::coroutine_handle<Promise<void>>::from_promise(*this));
}

}  // namespace lab::runtime
