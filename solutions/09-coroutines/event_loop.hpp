#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
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

  bool nothing_left() const { return posted_.empty() && timers_.empty() && watched_.empty(); }
  int longest_sleep() const;  ///< In milliseconds, as poll() wants it.
  std::vector<int> wait_for_readable();
  void run_posted();
  void run_due();
  void run_readable(const std::vector<int>& ready);

  std::deque<Callback> posted_;
  std::map<std::pair<Time, TimerId>, Callback> timers_;
  std::map<TimerId, Time> due_;  // When each timer is due.
  std::map<int, Callback> watched_;
  TimerId last_timer_ = 0;
};

}  // namespace lab
