// falls: correct (invented sample)
#include "percentile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

double percentile(std::vector<double> samples, double p) {
  if (samples.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(samples.begin(), samples.end());
  const double position = p / 100 * static_cast<double>(samples.size() - 1);
  const auto below = static_cast<std::size_t>(position);
  const auto above = std::min(below + 1, samples.size() - 1);
  return std::lerp(samples[below], samples[above], position - static_cast<double>(below));
}

double throughput_per_s(std::size_t items, std::chrono::nanoseconds wall) {
  if (wall.count() <= 0) return 0;
  return static_cast<double>(items) / std::chrono::duration<double>(wall).count();
}

}  // namespace lab
