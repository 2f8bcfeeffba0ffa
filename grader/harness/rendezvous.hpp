// Proof that pieces of work overlap: a place where N parties meet, or find out that they cannot.
//
// Requires:   parties >= 1.
// Guarantees: arrive() returns true in every party once all have arrived; false once the limit has passed,
//             so a program that runs its parties one after another fails instead of hanging.
// Example:
//   harness::Rendezvous all_five(5);
//   call_all(stations, [&](int) { EXPECT_TRUE(all_five.arrive()) << "your calls never overlap"; });
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace harness {

class Rendezvous {
 public:
  explicit Rendezvous(int parties, std::chrono::milliseconds limit = std::chrono::seconds(5))
      : missing_(parties), deadline_(std::chrono::steady_clock::now() + limit) {}

  bool arrive() {
    std::unique_lock lock(mutex_);
    if (--missing_ <= 0) all_here_.notify_all();
    return all_here_.wait_until(lock, deadline_, [this] { return missing_ <= 0; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_here_;
  int missing_;  // Guarded by mutex_.
  const std::chrono::steady_clock::time_point deadline_;
};

/// A flag that can be waited for, with a limit. Once set it stays set.
class Flag {
 public:
  void set() {
    const std::lock_guard lock(mutex_);
    on_ = true;
    changed_.notify_all();
  }

  /// True once set; false when the limit has passed first.
  bool wait(std::chrono::milliseconds limit = std::chrono::seconds(5)) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, limit, [this] { return on_; });
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool on_ = false;  // Guarded by mutex_.
};

}  // namespace harness
