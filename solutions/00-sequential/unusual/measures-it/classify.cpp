#include "classify.hpp"

#include <algorithm>
#include <functional>

#include "morning.hpp"
#include "support/street_feed.hpp"

namespace lab {
namespace {

/// The run that was disturbed least, of a few.
Spent best_of_three(const std::function<void()>& step) {
  const auto shorter = [](const Spent& a, const Spent& b) { return a.wall < b.wall; };
  return std::min({spent_by(step), spent_by(step), spent_by(step)}, shorter);
}

Cost cost(const Spent& spent) { return spent.cpu < spent.wall / 20 ? Cost::waits : Cost::computes; }

}  // namespace

Classified classify() {
  StreetFeed feed;
  const std::string ledger = year_ledger();
  const Spent phone = best_of_three([&] { phone_stations(feed); });
  const Spent barometer = best_of_three(settle_barometer);
  const Spent sum = best_of_three([&] { sum_up_ledger(ledger); });
  return {
      .phone_stations = cost(phone),
      .settle_barometer = cost(barometer),
      .sum_up_ledger = cost(sum),
      .phone_share = phone.wall / (phone.wall + barometer.wall + sum.wall),
  };
}

}  // namespace lab
