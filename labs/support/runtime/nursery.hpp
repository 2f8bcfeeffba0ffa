// A scope for tasks that run at the same time: nothing outlives it. (Task 4 of lab 10 is to write one; do
// that before you read this.)
//
// Guarantees: start() runs the child up to its first wait. The first child that fails cancels the others;
// join() waits
//             until all have ended, then throws this first error. Errors that came later are in the log. If
//             the parent was cancelled and that stopped a child, and there is no error, join() throws
//             Cancelled. After cancel() it just returns. The log says of each child, by name, when and how it
//             ended: "done", "cancelled" or "failed: reason". Children may start children; who ended is let
//             go when the next one starts. The destructor destroys children that still wait, with all they
//             own.
// Requires:   one thread; children listen to token(); join() at most once; a child does not destroy its
// nursery. Loop and
//             log outlive it.
// Example:
//   Nursery evening(loop, log, token);
//   evening.start("pizza 7", bake(loop, evening.token()));
//   Task<void> all = evening.join();
//   co_await all;
#pragma once

#include <exception>
#include <list>
#include <optional>
#include <string>

#include "support/log_sink.hpp"
#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab::runtime {

class Nursery {
 public:
  Nursery(EventLoop& loop, LogSink& log, CancelToken parent = {});
  Nursery(const Nursery&) = delete;
  Nursery& operator=(const Nursery&) = delete;

  CancelToken token() const { return scope_.token(); }
  void start(std::string name, Task<void> child);
  Task<void> join();
  void cancel() { scope_.cancel(); }

 private:
  Task<void> look_after(std::string name, Task<void> child);

  EventLoop& loop_;
  LogSink& log_;
  const CancelToken parent_;
  const CancelSource scope_;
  const Link link_;
  std::exception_ptr first_error_;
  bool stopped_a_child_ = false;
  bool joining_ = false;
  std::list<Task<void>> children_;  // Destroyed first: they use the rest.
};

}  // namespace lab::runtime
