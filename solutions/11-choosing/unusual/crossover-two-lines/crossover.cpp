// Two straight lines, two points on each, and where they cross.
#include "crossover.hpp"

#include <algorithm>
#include <cmath>

namespace lab {
namespace {

using Seconds = std::chrono::duration<double>;

double quickest(const TimeOf& time_of, std::size_t jobs, unsigned threads) {
  Seconds best = Seconds::max();
  for (int i = 0; i < 25; ++i) best = std::min<Seconds>(best, time_of(jobs, threads));
  return best.count();
}

}  // namespace

std::optional<std::size_t> crossover(const TimeOf& time_of, unsigned threads, std::size_t most) {
  if (most < 2) return std::nullopt;
  const double alone = quickest(time_of, most, 1), together = quickest(time_of, most, threads);
  if (together >= alone) return std::nullopt;
  const double few_alone = quickest(time_of, 1, 1), few_together = quickest(time_of, 1, threads);
  const double gain_per_job =
      ((alone - few_alone) - (together - few_together)) / static_cast<double>(most - 1);
  const double jobs = 1 + (few_together - few_alone) / gain_per_job;
  return std::clamp<std::size_t>(static_cast<std::size_t>(std::ceil(jobs)), 1, most);
}

}  // namespace lab
