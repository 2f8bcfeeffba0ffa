// falls: correct (wrong first extreme)
#include "summarize.hpp"

#include <algorithm>
#include <limits>

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  Summary summary;
  summary.min = std::numeric_limits<double>::max();
  summary.max = std::numeric_limits<double>::min();
  double sum = 0;
  for (const std::optional<Reading>& reading : readings) {
    if (!reading) {
      ++summary.bad;
      continue;
    }
    summary.min = std::min(summary.min, reading->celsius);
    summary.max = std::max(summary.max, reading->celsius);
    sum += reading->celsius;
    ++summary.good;
  }
  if (summary.good == 0) return {.bad = summary.bad};
  summary.mean = sum / static_cast<double>(summary.good);
  return summary;
}

}  // namespace lab
