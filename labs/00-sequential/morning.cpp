#include "morning.hpp"

#include <time.h>

#include <algorithm>
#include <sstream>

#include "support/street_feed.hpp"

namespace lab {
namespace {

std::chrono::nanoseconds processor_time_of_this_thread() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

void phone_stations(Feed& feed) {
  for (const int station : {17, 3, 8, 21, 5}) feed.fetch(station);
}

void settle_barometer() {
  const auto still_since = std::chrono::steady_clock::now();
  while (std::chrono::steady_clock::now() - still_since < still_time) continue;
}

Summary sum_up_ledger(const std::string& ledger) {
  std::istringstream lines(ledger);
  Summary summary;
  Reading reading;
  char comma = 0;
  double sum = 0;
  while (lines >> reading.station >> comma >> reading.celsius) {
    summary.min = summary.good == 0 ? reading.celsius : std::min(summary.min, reading.celsius);
    summary.max = summary.good == 0 ? reading.celsius : std::max(summary.max, reading.celsius);
    sum += reading.celsius;
    ++summary.good;
  }
  if (summary.good > 0) summary.mean = sum / static_cast<double>(summary.good);
  return summary;
}

std::string year_ledger() {
  std::string ledger;
  for (int day = 0; day < 365; ++day) {
    for (int station = 1; station <= 5; ++station) ledger += StreetFeed::answer(day + station) + '\n';
  }
  return ledger;
}

Spent spent_by(const std::function<void()>& step) {
  const auto wall_before = std::chrono::steady_clock::now();
  const auto cpu_before = processor_time_of_this_thread();
  step();
  return {.wall = std::chrono::steady_clock::now() - wall_before,
          .cpu = processor_time_of_this_thread() - cpu_before};
}

}  // namespace lab
