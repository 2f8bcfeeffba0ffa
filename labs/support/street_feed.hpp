// Market Street's weather stations: each answers after a fixed time, some not at all, and all calls are
// counted.
//
// Guarantees: fetch(station) blocks for the given time, then returns answer(station), or throws
//             std::runtime_error("station 3 is dead") for a dead one. Every function may be called from
//             several threads at once; counts are exact once the calls you ask about have returned.
// Example:
//   lab::StreetFeed feed({.each = lab::Millis{50}, .dead = {3}});
//   feed.fetch(17);         // 50 ms later: lab::StreetFeed::answer(17), "17,4.5"
//   feed.peak_in_flight();  // 1
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "support/feed.hpp"
#include "support/lab.hpp"

namespace lab {

class StreetFeed final : public Feed {
 public:
  struct Plan {
    Millis each{50};
    std::vector<int> dead = {};
  };

  StreetFeed();
  explicit StreetFeed(Plan plan);

  std::string fetch(int station) override;

  /// What a living station says: "<station>,<degrees>", the same every time.
  static std::string answer(int station);

  int calls() const;
  /// The stations in the order in which their calls began, one entry a call.
  std::vector<int> order() const;
  /// The most calls that were being answered at the same moment.
  int peak_in_flight() const;

 private:
  class Call;

  const Plan plan_;
  mutable std::mutex mutex_;
  std::vector<int> order_;  // Guarded by mutex_.
  int in_flight_ = 0;       // Guarded by mutex_.
  int peak_ = 0;            // Guarded by mutex_.
};

}  // namespace lab
