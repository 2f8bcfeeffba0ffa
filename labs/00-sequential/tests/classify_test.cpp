#include "classify.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <functional>
#include <optional>
#include <string>

#include "harness/evidence.hpp"
#include "morning.hpp"
#include "support/street_feed.hpp"

namespace {

using lab::Cost;
using lab::Spent;

struct Measured {
  Spent shortest;  // The run with the least CPU time.
  Spent busiest;   // The run with the largest part of its wall time on a processor.
};

double busy_part(const Spent& spent) { return spent.cpu / spent.wall; }

Measured measure(int runs, const std::function<void()>& step) {
  const Spent first = lab::spent_by(step);
  Measured measured{.shortest = first, .busiest = first};
  for (int run = 1; run < runs; ++run) {
    const Spent spent = lab::spent_by(step);
    if (spent.cpu < measured.shortest.cpu) measured.shortest = spent;
    if (busy_part(spent) > busy_part(measured.busiest)) measured.busiest = spent;
  }
  return measured;
}

Measured phoning() {
  lab::StreetFeed feed({.each = lab::answer_time});
  return measure(2, [&] { lab::phone_stations(feed); });
}

Measured the_barometer() { return measure(5, lab::settle_barometer); }

Measured the_ledger() {
  const std::string ledger = lab::year_ledger();
  return measure(8, [&] { lab::sum_up_ledger(ledger); });
}

// Among 20 others on one processor a computing step still gets 5 % of it; a waiting one never needs 2 %.
std::optional<Cost> cost_of(const Measured& measured) {
  const double part = busy_part(measured.busiest);
  if (part < 0.02) return Cost::waits;
  if (part > 0.05) return Cost::computes;
  return std::nullopt;  // This machine cannot tell.
}

void expect_measured(const std::string& step, Cost said, const Measured& measured) {
  const auto [wall, cpu] = measured.busiest;
  harness::tell("counter", {step + "_wall_ms", std::to_string(wall.count())});
  harness::tell("counter", {step + "_cpu_ms", std::to_string(cpu.count())});
  EXPECT_TRUE(said == cost_of(measured).value_or(said))
      << "you say that " << step << (said == Cost::waits ? " waits" : " computes") << "; in " << wall.count()
      << " ms on the wall clock it used " << cpu.count() << " ms of processor time";
}

// Catches: waiting is not computing. While a station takes its time, the processor has nothing to do for us.
TEST(Classify, KnowsWhatPhoningCosts) {
  expect_measured("phone_stations", lab::classify().phone_stations, phoning());
}

// Catches: busy waiting. To ask again and again is work, even if all of it is for nothing.
TEST(Classify, KnowsWhatTheBarometerCosts) {
  expect_measured("settle_barometer", lab::classify().settle_barometer, the_barometer());
}

// Catches: computing is not waiting. The whole year is in memory: there is nothing to wait for.
TEST(Classify, KnowsWhatTheLedgerCosts) {
  expect_measured("sum_up_ledger", lab::classify().sum_up_ledger, the_ledger());
}

using Milliseconds = std::chrono::duration<double, std::milli>;

/// The length of a step that goes by the clock. Neighbours can only make it longer than it says of itself: if
/// they do so every time, its own word counts.
Milliseconds length_of(Milliseconds promised, const std::function<void()>& step) {
  for (int run = 0; run < 6; ++run) {
    const Milliseconds wall = lab::spent_by(step).wall;
    if (wall < promised * 1.1) return wall;
  }
  return promised;
}

// Catches: misjudged share. What is not most of the time cannot save most of the time.
TEST(Classify, KnowsTheShareOfPhoningWithinTenPoints) {
  const double said = lab::classify().phone_share;
  ASSERT_TRUE(said >= 0 && said <= 1) << "you say " << said << "; a share lies between 0 and 1, half is 0.5";
  lab::StreetFeed feed({.each = lab::answer_time});
  const Milliseconds phone = length_of(5 * lab::answer_time, [&] { lab::phone_stations(feed); });
  const Milliseconds barometer = length_of(lab::still_time, lab::settle_barometer);
  // By CPU time: the wall clock would count the neighbours' work, too.
  const Milliseconds ledger = the_ledger().shortest.cpu;
  const double measured = phone / (phone + barometer + ledger);
  harness::tell("counter", {"phone_share", std::to_string(measured)});
  EXPECT_LE(std::abs(said - measured), 0.10)
      << "you say that phoning is " << said << " of the morning; phoning takes " << phone.count()
      << " ms, the barometer " << barometer.count() << " ms, the ledger " << ledger.count() << " ms";
}

}  // namespace
