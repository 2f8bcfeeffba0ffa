// A few threads behind an event loop: `co_await pool.run(work)` does the work on one of them.
//
// Guarantees: jobs are begun in the order they come. The coroutine goes on, on its loop's thread, when its
//             job is done. The destructor waits for the jobs that are left.
// Requires:   work does not throw. The pool outlives those who wait for it.
#pragma once

#include <condition_variable>
#include <coroutine>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "support/runtime/event_loop.hpp"

namespace lab {

class Pool {
 public:
  using Job = std::function<void()>;

  Pool(runtime::EventLoop& loop, unsigned threads);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  struct [[nodiscard]] JobAwaiter {
    Pool& pool;
    Job work;
    bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiter) { pool.submit(std::move(work), waiter); }
    void await_resume() const noexcept {}
  };
  JobAwaiter run(Job work) { return {*this, std::move(work)}; }

 private:
  void submit(Job work, std::coroutine_handle<> waiter);
  void serve();

  const runtime::Remote loop_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Job> jobs_;  // Guarded by mutex_.
  bool closed_ = false;   // Guarded by mutex_.
  std::vector<std::jthread> threads_;
};

}  // namespace lab
