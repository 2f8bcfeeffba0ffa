// falls: correct (off by one)
#include "percentile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab {

double percentile(std::vector<double> samples, double p) {
  if (samples.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::sort(samples.begin(), samples.end());
  const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(samples.size()) / 100));
  return samples[std::min(rank, samples.size() - 1)];
}

double throughput_per_s(std::size_t items, std::chrono::nanoseconds wall) {
  if (wall.count() <= 0) return 0;
  return static_cast<double>(items) / std::chrono::duration<double>(wall).count();
}

}  // namespace lab
