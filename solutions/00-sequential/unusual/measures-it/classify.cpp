#include "classify.hpp"

#include <algorithm>
#include <functional>

#include "morning.hpp"
#include "support/street_feed.hpp"

namespace lab {
namespace {

struct Measured {
  Spent least;  // Of all runs, since others on the machine only add to it.
  bool busy = false;
};

Measured measure(int runs, const std::function<void()>& step) {
  Measured measured{.least = spent_by(step)};
  for (int run = 1; run < runs; ++run) {
    const Spent spent = spent_by(step);
    measured.least = {std::min(measured.least.wall, spent.wall), std::min(measured.least.cpu, spent.cpu)};
    measured.busy = measured.busy || spent.cpu > spent.wall / 50;
  }
  return measured;
}

Cost cost(const Measured& measured) { return measured.busy ? Cost::computes : Cost::waits; }

}  // namespace

Classified classify() {
  StreetFeed feed;
  const std::string ledger = year_ledger();
  const Measured phone = measure(4, [&] { phone_stations(feed); });
  const Measured barometer = measure(16, settle_barometer);
  const Measured sum = measure(8, [&] { sum_up_ledger(ledger); });
  const auto phone_wall = phone.least.wall;
  return {
      .phone_stations = cost(phone),
      .settle_barometer = cost(barometer),
      .sum_up_ledger = cost(sum),
      .phone_share = phone_wall / (phone_wall + barometer.least.wall + sum.least.cpu),
  };
}

}  // namespace lab
