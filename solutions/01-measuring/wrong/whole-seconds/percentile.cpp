// falls: correct (lost fraction)
#include "percentile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

double percentile(std::vector<double> samples, double p) {
  if (samples.empty()) return std::numeric_limits<double>::quiet_NaN();
  // Multiply first: p / 100 is rounded, and 0.07 * 100 is a little more than 7.
  const double rank = std::max(1.0, std::ceil(p * static_cast<double>(samples.size()) / 100));
  const auto place = samples.begin() + static_cast<std::ptrdiff_t>(rank) - 1;
  std::nth_element(samples.begin(), place, samples.end());
  return *place;
}

double throughput_per_s(std::size_t items, std::chrono::nanoseconds wall) {
  if (wall.count() <= 0) return 0;
  return static_cast<double>(items) /
         static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(wall).count());
}

}  // namespace lab
