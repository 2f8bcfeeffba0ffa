// falls: correct (null pointer)
#include "summarize.hpp"

#include <algorithm>

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  Summary summary;
  summary.min = summary.max = readings.front()->celsius;
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
  if (summary.good > 0) summary.mean = sum / static_cast<double>(summary.good);
  return summary;
}

}  // namespace lab
