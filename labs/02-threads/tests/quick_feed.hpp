// A feed that answers at once: what is tried is the order of the threads, not the time they take.
#pragma once

#include <stdexcept>
#include <string>

#include "support/feed.hpp"
#include "support/street_feed.hpp"

namespace lab {

class QuickFeed final : public Feed {
 public:
  /// `dead`: the station that does not answer; 0 for none.
  explicit QuickFeed(int dead = 0) : dead_(dead) {}

  std::string fetch(int station) override {
    if (station == dead_) throw std::runtime_error("station " + std::to_string(station) + " is dead");
    return StreetFeed::answer(station);
  }

 private:
  const int dead_;
};

}  // namespace lab
