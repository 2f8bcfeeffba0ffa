// A switchboard with callers, on a clock that jumps: an evening is over in a moment.
#pragma once

#include <atomic>
#include <chrono>
#include <ctime>
#include <deque>
#include <thread>
#include <vector>

#include "caller.hpp"
#include "echo.hpp"
#include "harness/rendezvous.hpp"
#include "support/runtime/sleep.hpp"

namespace lab {

/// Takes the callers away when an evening does not end: then somebody waits who should not.
class Rescue {
 public:
  explicit Rescue(const std::deque<Caller>& callers) : callers_(callers) {}
  ~Rescue() {
    over_.set();
    thread_.join();
  }
  Rescue(const Rescue&) = delete;
  Rescue& operator=(const Rescue&) = delete;

  bool was_needed() const { return needed_; }

 private:
  // An evening takes a few milliseconds of processor time, however busy the machine is.
  void watch() {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    const std::clock_t cpu_limit = std::clock() + CLOCKS_PER_SEC / 2;
    while (std::chrono::steady_clock::now() < limit && std::clock() < cpu_limit) {
      if (over_.wait(std::chrono::milliseconds(20))) return;
    }
    needed_ = true;
    for (const Caller& caller : callers_) ::shutdown(caller.board_end(), SHUT_RDWR);
  }

  const std::deque<Caller>& callers_;
  std::atomic<bool> needed_ = false;
  harness::Flag over_;
  std::thread thread_{[this] { watch(); }};
};

/// Some callers, each with a call of echo().
class Evening {
 public:
  explicit Evening(int callers) {
    for (int i = 0; i < callers; ++i) callers_.emplace_back();
  }

  Caller& operator[](std::size_t caller) { return callers_[caller]; }
  bool ended(std::size_t caller) const { return calls_[caller].done(); }

  /// Connects everybody and lets the street's story happen.
  template <class Story>
  void run(Story story) {
    const Rescue rescue(callers_);
    for (Caller& caller : callers_) {
      calls_.push_back(echo(loop_, caller.board_end()));
      calls_.back().start();
    }
    loop_.run(story(*this));
    EXPECT_FALSE(rescue.was_needed())
        << "the board did not come back: its only thread waits, or goes round and round, for one caller";
  }

  /// Until nothing is left to do for the board but to wait for callers.
  runtime::SleepAwaiter a_moment() { return runtime::sleep_for(loop_, Millis(1)); }

 private:
  runtime::VirtualClock clock_;
  EventLoop loop_{clock_};
  std::deque<Caller> callers_;
  std::vector<Task<void>> calls_;
};

}  // namespace lab
