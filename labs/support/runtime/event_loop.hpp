// One thread, many waits: runs callbacks when their time has come or their descriptor is ready.
//
// Guarantees: one callback at a time, each to its end: a step. Work goes in rounds: what was posted before
// the
//             round, first come first served; then timers that are due, by their time, equal times first come
//             first served; then descriptors that are ready. So nobody starves: what a callback posts runs in
//             the next round. In between the loop sleeps. cancel_timer() and unwatch() are true if they came
//             first: the callback will not run any more, and is gone. A callback may call everything here
//             except run() and step(). One that throws ends the step, and run(), with this exception. run()
//             returns what the task returns, or throws what it throws. It throws std::logic_error when
//             nothing can ever happen again, instead of hanging. Other work may be left then: timers(),
//             watches(). The destructor drops what is left without running it.
// Requires:   one thread, except for what a Remote does (remote.hpp). Two watches of one descriptor in one
// direction
//             are one too many: std::logic_error. Unwatch before you close. The clock outlives the loop, the
//             loop outlives the tasks that wait in it.
// Example:
//   VirtualClock clock;
//   EventLoop loop(clock);
//   loop.call_later(30min, [] { std::puts("pizza"); });
//   loop.run(evening(loop));
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "support/lab.hpp"
#include "support/runtime/clock.hpp"
#include "support/runtime/remote.hpp"
#include "support/runtime/task.hpp"

namespace lab::runtime {

class EventLoop {
 public:
  using TimerId = std::uint64_t;  ///< Never 0.
  using WatchId = std::uint64_t;  ///< Never 0.

  explicit EventLoop(Clock& clock);
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  Millis now() const;
  void post(std::function<void()> callback);
  TimerId call_later(Millis delay, std::function<void()> callback);
  bool cancel_timer(TimerId id);

  /// Calls back once, when there is something to read (also: the end, an error) or room to write.
  WatchId watch_readable(int descriptor, std::function<void()> once);
  WatchId watch_writable(int descriptor, std::function<void()> once);
  bool unwatch(WatchId id);

  /// For other threads: as long as a Remote exists, the loop waits for what may come from it.
  Remote remote();

  /// Runs one callback, and waits for it if need be. False when nothing can ever happen again.
  bool step();
  template <class T>
  T run(Task<T> main);

  struct Stats {
    std::size_t steps = 0;                     ///< Callbacks run.
    std::size_t polls = 0;                     ///< Times the loop looked at its descriptors, or waited.
    std::chrono::nanoseconds longest_step{0};  ///< CPU time of this thread: a busy machine adds nothing.
  };
  Stats stats() const;
  std::size_t timers() const;   ///< Not yet called and not cancelled.
  std::size_t watches() const;  ///< Likewise.

  /// Is the calling thread inside a step of some loop? Then it must not block.
  static bool in_a_step();

 private:
  struct Impl;
  [[noreturn]] static void report_deadlock();
  std::unique_ptr<Impl> impl_;
};

template <class T>
T EventLoop::run(Task<T> main) {
  post([&main] { main.start(); });
  while (!main.done()) {
    if (!step()) report_deadlock();
  }
  return main.take();
}

}  // namespace lab::runtime
