// falls: correct (mean over bad lines)
#include "summarize.hpp"

#include <algorithm>

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  Summary summary;
  double sum = 0;
  for (const std::optional<Reading>& reading : readings) {
    if (!reading) {
      ++summary.bad;
      continue;
    }
    const bool first = summary.good == 0;
    summary.min = first ? reading->celsius : std::min(summary.min, reading->celsius);
    summary.max = first ? reading->celsius : std::max(summary.max, reading->celsius);
    sum += reading->celsius;
    ++summary.good;
  }
  if (summary.good > 0) summary.mean = sum / static_cast<double>(readings.size());
  return summary;
}

}  // namespace lab
