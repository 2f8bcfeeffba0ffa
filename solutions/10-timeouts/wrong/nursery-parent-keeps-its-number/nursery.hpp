// falls: correct (use after free)
// The parent calls a nursery that is gone: registered, and never forgotten.
// A scope for several tasks at once: they begin in it, and nothing of them outlives it.
//
// Guarantees: start() runs the child up to its first wait. Children go on side by side, and may start more
//             of them. The first child that fails cancels token(), and so all others. join() waits until
//             all have ended, then throws this error, the first in time. So nobody is left when join() has
//             returned or thrown.
//             cancel() stops the children that listen to token(); a cancelled parent does the same. A child
//             that ends with Cancelled has not failed. If the parent is cancelled, no child has failed, and
//             at least one ended with Cancelled, then join() throws Cancelled. After cancel() it returns.
//             The log says for each child when it ended, with its name, and how: "done", "cancelled",
//             "failed: " and the reason (of what is no std::exception: "unknown").
//             The destructor destroys children that still wait, with all they own, and the parent's token
//             forgets the nursery.
// Requires:   one thread. join() is awaited at most once, and no child is started after it has ended. A
//             child does not destroy its nursery. Loop and log outlive it.
// Example:
//   lab::Nursery evening(loop, log, token);
//   evening.start("pizza 7", bake(loop, evening.token()));
//   evening.start("pizza 8", bake(loop, evening.token()));
//   Task<void> all = evening.join();
//   co_await all;
#pragma once

#include <exception>
#include <list>
#include <string>

#include "support/log_sink.hpp"
#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::Cancelled;
using runtime::CancelSource;
using runtime::CancelToken;
using runtime::EventLoop;
using runtime::Link;  // Cancels a source when a token is cancelled; see support/runtime/cancel.hpp.
using runtime::Task;

class Nursery {
 public:
  Nursery(EventLoop& loop, LogSink& log, CancelToken parent = {});
  Nursery(const Nursery&) = delete;
  Nursery& operator=(const Nursery&) = delete;

  CancelToken token() const;
  void start(std::string name, Task<void> child);
  Task<void> join();
  void cancel();

 private:
  Task<void> look_after(std::string name, Task<void> child);

  EventLoop& loop_;
  LogSink& log_;
  const CancelToken parent_;
  const CancelSource scope_;
  std::exception_ptr first_error_;
  bool stopped_a_child_ = false;
  std::list<Task<void>> children_;  // Destroyed first: they use the rest.
};

}  // namespace lab
