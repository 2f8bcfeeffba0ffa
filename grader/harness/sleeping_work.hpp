// Work that sleeps for a known time and knows how many are inside at once.
#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace harness {

/// May be called by threads that outlive this object.
class SleepingWork {
 public:
  explicit SleepingWork(std::chrono::nanoseconds each);

  /// Sleeps at least `each`; safe from several threads.
  std::function<void()> function() const;

  int calls_finished() const;
  int inside() const;
  unsigned peak() const;
  /// Waits a few seconds at most.
  void wait_until_left() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

/// While it lives the calling thread's sleeps end on time; SleepingWork sees to it for the others.
class TimerSlack {
 public:
  TimerSlack();
  ~TimerSlack();
  TimerSlack(const TimerSlack&) = delete;
  TimerSlack& operator=(const TimerSlack&) = delete;

 private:
  unsigned long before_;
};

}  // namespace harness
