// One thread, many waits: an event loop sleeps until something can go on, and lets that go on.
//
// Requires:   one thread. A callback does not wait itself. A watched descriptor stays open until it is
//             unwatched or its callback runs, and has one watch at a time. Delays: from 0 to a year.
// Guarantees: run() calls back what is posted, due or readable, one callback after the other, and sleeps in
//             between without using the processor. It returns when there is nothing left that could happen.
//             Posted callbacks run in the order in which they were posted; timers in the order of their time,
//             never too early, and in the order of call_later() if that is the same. Nobody goes hungry: what
//             is posted by a callback runs after all that was ready by then.
//             A watch is for one call, when a read would not wait: there are bytes, or the other end is gone.
//             A callback may use the loop in any way but run() it. What it throws comes out of run(); all
//             else stays as it was, and the next run() goes on with it.
// Example:
//   EventLoop loop;
//   loop.call_later(10ms, [] { std::puts("second"); });
//   loop.post([] { std::puts("first"); });
//   loop.run();
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <utility>

#include "support/lab.hpp"

namespace lab {

class EventLoop {
 public:
  using Callback = std::function<void()>;
  using TimerId = std::uint64_t;

  /// Runs soon.
  void post(Callback callback);

  /// Runs once, when the delay has passed.
  TimerId call_later(Millis delay, Callback callback);
  /// True: the callback was still to run, and will not.
  bool cancel_timer(TimerId id);

  /// Runs once, when there is something to read.
  void watch_readable(int descriptor, Callback callback);
  /// The callback will not run.
  void unwatch(int descriptor);

  void run();

 private:
  // TODO(09.2): what does the loop have to remember, and what does it look for first?
  using Time = std::chrono::steady_clock::time_point;
  std::deque<Callback> posted_;
  std::map<std::pair<Time, TimerId>, Callback> timers_;
  std::map<int, Callback> watched_;
  TimerId last_timer_ = 0;
};

}  // namespace lab
