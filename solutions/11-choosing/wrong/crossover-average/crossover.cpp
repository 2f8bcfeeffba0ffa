// falls: correct (noise believed)
// Many measurements, so their average must be right.
#include "crossover.hpp"

#include <algorithm>

namespace lab {
namespace {

using std::chrono::nanoseconds;

nanoseconds average(const TimeOf& time_of, std::size_t jobs, unsigned threads) {
  nanoseconds sum{0};
  for (int i = 0; i < 15; ++i) sum += time_of(jobs, threads);
  return sum / 15;
}

bool threads_win(const TimeOf& time_of, std::size_t jobs, unsigned threads) {
  return average(time_of, jobs, threads) < average(time_of, jobs, 1);
}

}  // namespace

// Doubles until threads win: within a factor of two, which is near enough.
std::optional<std::size_t> crossover(const TimeOf& time_of, unsigned threads, std::size_t most) {
  for (std::size_t jobs = 1; jobs <= most; jobs *= 2) {
    if (threads_win(time_of, jobs, threads)) return jobs;
  }
  return std::nullopt;
}

}  // namespace lab
