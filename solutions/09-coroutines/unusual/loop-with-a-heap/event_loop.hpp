#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <list>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

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
  using Time = std::chrono::steady_clock::time_point;
  struct Timer {
    Time due;
    TimerId id;
    Callback callback;
    bool operator<(const Timer& other) const { return std::tie(due, id) > std::tie(other.due, other.id); }
  };

  const Timer* next_timer();
  Timer take_timer();
  void run_timers();
  void run_ready(const std::vector<int>& ready);
  void run_posted(std::size_t count);
  std::vector<int> wait();

  std::list<Callback> posted_;
  std::vector<Timer> timers_;  // A heap; cancelled ones stay in it until they come to the top.
  std::set<TimerId> alive_;    // Timers that are still to run.
  std::vector<std::pair<int, Callback>> watched_;
  TimerId last_timer_ = 0;
};

}  // namespace lab
