// A call that can be put on hold: what a function returns that says co_await or co_return.
//
// Requires:   a task is awaited at most once, and only while it has a call. It is not destroyed while its
//             body runs.
// Guarantees: the body begins when somebody awaits the task, not before, and goes on until it waits itself.
//             `co_await task` gives what the body co_returns, or throws what it threw, once it has ended.
//             The task owns the call: with the task go its parameters and locals, wherever it stands. A task
//             can be moved, and is empty afterwards; assigning to one ends the call that it had.
//             A loop that awaits a million calls, one after the other, needs no more stack than one.
// Example:
//   Task<int> add(int a, int b) { co_return a + b; }
//   Task<void> night() {
//     Task<int> sum = add(1, 2);    // nothing has happened yet
//     const int three = co_await sum;  // now it has
//   }
#pragma once

#include <coroutine>

#include "returns.hpp"
#include "support/lab.hpp"

namespace lab {

template <class T>
class [[nodiscard]] Task {
 public:
  struct promise_type : Returns<T> {
    Task get_return_object() { return Task(std::coroutine_handle<promise_type>::from_promise(*this)); }

    // TODO(09.1): somebody has written `Task<int> sum = add(1, 2);` and no more. Should the body begin?
    std::suspend_never initial_suspend() noexcept { return {}; }

    // TODO(09.1): the body has ended. Who still wants something from this frame? And who should go on now?
    std::suspend_never final_suspend() noexcept { return {}; }

    // TODO(09.1): the body threw. Who should hear of it, and where do you keep it until then?
    void unhandled_exception() {}
  };

  // TODO(09.1): two tasks, one call. Who owns it afterwards?
  Task(Task&&) noexcept {}
  Task& operator=(Task&&) noexcept { return *this; }

  // TODO(09.1): what has to go with the task?
  ~Task() = default;

  // The three questions of `co_await task`. Is the result there already, so that nobody has to wait?
  bool await_ready() const noexcept { return false; }

  // TODO(09.1): `waiter` stands still now. When does it go on, and what should run until then?
  void await_suspend(std::coroutine_handle<> waiter) { (void)waiter; }

  // TODO(09.1): `waiter` goes on. What does it get?
  T await_resume() { todo("09.1"); }

 private:
  explicit Task(std::coroutine_handle<promise_type>) { todo("09.1"); }
};

}  // namespace lab
