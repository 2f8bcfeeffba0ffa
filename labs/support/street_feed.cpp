#include "support/street_feed.hpp"

#include <algorithm>
#include <stdexcept>
#include <thread>
#include <utility>

namespace lab {

/// Counts one call for as long as it lives, however it ends.
class StreetFeed::Call {
 public:
  Call(StreetFeed& feed, int station) : feed_(feed) {
    const std::lock_guard lock(feed_.mutex_);
    feed_.order_.push_back(station);
    feed_.peak_ = std::max(feed_.peak_, ++feed_.in_flight_);
  }
  ~Call() {
    const std::lock_guard lock(feed_.mutex_);
    --feed_.in_flight_;
  }
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

 private:
  StreetFeed& feed_;
};

StreetFeed::StreetFeed() : StreetFeed(Plan{}) {}

StreetFeed::StreetFeed(Plan plan) : plan_(std::move(plan)) {}

std::string StreetFeed::fetch(int station) {
  const Call call(*this, station);
  std::this_thread::sleep_for(plan_.each);
  if (std::find(plan_.dead.begin(), plan_.dead.end(), station) != plan_.dead.end()) {
    throw std::runtime_error("station " + std::to_string(station) + " is dead");
  }
  return answer(station);
}

std::string StreetFeed::answer(int station) {
  const int half_degrees = (station * 7) % 50 - 10;  // -5.0 to 19.5, and negative ones among them
  const bool negative = half_degrees < 0;
  const int size = negative ? -half_degrees : half_degrees;
  return std::to_string(station) + (negative ? ",-" : ",") + std::to_string(size / 2) +
         (size % 2 == 0 ? ".0" : ".5");
}

int StreetFeed::calls() const {
  const std::lock_guard lock(mutex_);
  return static_cast<int>(order_.size());
}

std::vector<int> StreetFeed::order() const {
  const std::lock_guard lock(mutex_);
  return order_;
}

int StreetFeed::peak_in_flight() const {
  const std::lock_guard lock(mutex_);
  return peak_;
}

}  // namespace lab
