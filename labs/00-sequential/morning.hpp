// What the club does before breakfast, step by step, and a clock to hold against it. Given; nothing to
// change.
//
// Example:
//   const lab::Spent spent = lab::spent_by([] { lab::settle_barometer(); });
//   // spent.wall: what the clock on the wall says. spent.cpu: how long the processor worked for us
//   meanwhile.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "ledger.hpp"
#include "support/feed.hpp"

namespace lab {

/// How long a station takes to answer, and how long the needle must be still.
inline constexpr std::chrono::milliseconds answer_time{50}, still_time{50};

/// Step 1: calls five stations, one after another. Each takes answer_time.
void phone_stations(Feed& feed);

/// Step 2: looks at the needle again and again until it has been still for still_time.
void settle_barometer();

/// Step 3: reads the year's ledger and sums it up, about a millisecond's work.
Summary sum_up_ledger(const std::string& ledger);

/// A year of lines, "17,21.5" and so on.
std::string year_ledger();

struct Spent {
  std::chrono::duration<double, std::milli> wall{0};
  std::chrono::duration<double, std::milli> cpu{0};
};

/// Runs the step once, on this thread.
Spent spent_by(const std::function<void()>& step);

}  // namespace lab
