#include "percentile.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace lab {

double percentile(std::vector<double> samples, double p) {
  if (samples.empty()) return std::numeric_limits<double>::quiet_NaN();
  // Multiply first: p / 100 is rounded, and 0.07 * 100 is a little more than 7.
  const double rank = std::max(1.0, std::ceil(p * static_cast<double>(samples.size()) / 100));
  std::priority_queue largest_first(std::less<>(), std::move(samples));
  for (auto left = static_cast<double>(largest_first.size()); left > rank; --left) largest_first.pop();
  return largest_first.top();
}

double throughput_per_s(std::size_t items, std::chrono::nanoseconds wall) {
  if (wall.count() <= 0) return 0;
  return static_cast<double>(items) / std::chrono::duration<double>(wall).count();
}

}  // namespace lab
