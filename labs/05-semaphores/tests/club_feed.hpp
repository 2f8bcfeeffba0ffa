// Feeds that know how many calls are running, and that let a test decide when calls end.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "support/feed.hpp"
#include "support/street_feed.hpp"

namespace lab {

/// Every call goes on until `enough` have begun in all, or the limit has passed.
class PatientFeed final : public Feed {
 public:
  explicit PatientFeed(int enough, std::set<int> dead = {}, Millis limit = std::chrono::seconds(2))
      : enough_(enough), dead_(std::move(dead)), limit_(limit) {}

  std::string fetch(int station) override {
    std::unique_lock lock(mutex_);
    called_.push_back(station);
    peak_ = std::max(peak_, ++running_);
    changed_.notify_all();
    changed_.wait_for(lock, limit_, [this] { return std::ssize(called_) >= enough_; });
    --running_;
    if (dead_.contains(station)) throw std::runtime_error("station " + std::to_string(station) + " is dead");
    return StreetFeed::answer(station);
  }

  int peak() const {
    const std::lock_guard lock(mutex_);
    return peak_;
  }

  /// The stations that were called, lowest first.
  std::vector<int> called() const {
    const std::lock_guard lock(mutex_);
    std::vector<int> sorted = called_;
    std::ranges::sort(sorted);
    return sorted;
  }

 private:
  const int enough_;
  const std::set<int> dead_;
  const Millis limit_;
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<int> called_;  // Guarded by mutex_, as the next two.
  int running_ = 0;
  int peak_ = 0;
};

/// What a list of living stations answers.
inline std::vector<Outcome<std::string>> answers_of(const std::vector<int>& stations) {
  std::vector<Outcome<std::string>> answers;
  for (const int station : stations) answers.emplace_back(StreetFeed::answer(station));
  return answers;
}

}  // namespace lab
