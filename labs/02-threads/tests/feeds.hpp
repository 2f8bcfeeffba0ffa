// Feeds whose calls wait for each other, so that a test knows in which order things happen.
#pragma once

#include <algorithm>
#include <cstddef>
#include <deque>
#include <mutex>
#include <span>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "harness/rendezvous.hpp"
#include "support/feed.hpp"
#include "support/street_feed.hpp"

namespace lab {

/// Calls wait until all stations have been called, then end last station first. Where calls cannot meet, each
/// answers at once when the limit has passed.
class MeetingFeed final : public Feed {
 public:
  explicit MeetingFeed(std::vector<int> stations, std::vector<int> dead = {},
                       Millis limit = std::chrono::seconds(2))
      : stations_(std::move(stations)),
        dead_(std::move(dead)),
        ended_(stations_.size()),
        everybody_(static_cast<int>(stations_.size()), limit) {}

  std::string fetch(int station) override {
    const bool met = everybody_.arrive();
    const auto place = static_cast<std::size_t>(std::ranges::find(stations_, station) - stations_.begin());
    if (met && place + 1 < stations_.size()) ended_.at(place + 1).wait();
    {
      const std::lock_guard lock(mutex_);
      calls_that_met_ += met ? 1 : 0;
    }
    ended_.at(place).set();
    if (std::ranges::find(dead_, station) != dead_.end()) {
      throw std::runtime_error("station " + std::to_string(station) + " is dead");
    }
    return StreetFeed::answer(station);
  }

  int calls_that_met() const {
    const std::lock_guard lock(mutex_);
    return calls_that_met_;
  }

 private:
  const std::vector<int> stations_, dead_;
  std::deque<harness::Flag> ended_;  // One a station.
  harness::Rendezvous everybody_;
  mutable std::mutex mutex_;
  int calls_that_met_ = 0;  // Guarded by mutex_.
};

/// Calls go on until somebody hangs up, or for `limit`.
class HeldFeed final : public Feed {
 public:
  explicit HeldFeed(Millis limit) : limit_(limit) {}

  std::string fetch(int station) override {
    hung_up_.wait(limit_);
    const std::lock_guard lock(mutex_);
    ++ended_;
    return StreetFeed::answer(station);
  }

  void hang_up() { hung_up_.set(); }

  int ended() const {
    const std::lock_guard lock(mutex_);
    return ended_;
  }

 private:
  const Millis limit_;
  harness::Flag hung_up_;
  mutable std::mutex mutex_;
  int ended_ = 0;  // Guarded by mutex_.
};

/// What StreetFeed answers for these stations, in their order.
inline std::vector<std::string> answers_of(std::span<const int> stations) {
  std::vector<std::string> answers;
  for (const int station : stations) answers.push_back(StreetFeed::answer(station));
  return answers;
}

}  // namespace lab
