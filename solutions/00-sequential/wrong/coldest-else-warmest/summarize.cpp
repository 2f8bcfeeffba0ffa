// falls: correct (one extreme at a time)
#include "summarize.hpp"

#include <limits>

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  Summary summary;
  summary.min = std::numeric_limits<double>::infinity();
  summary.max = -std::numeric_limits<double>::infinity();
  double sum = 0;
  for (const std::optional<Reading>& reading : readings) {
    if (!reading) {
      ++summary.bad;
      continue;
    }
    if (reading->celsius < summary.min) {
      summary.min = reading->celsius;
    } else if (reading->celsius > summary.max) {
      summary.max = reading->celsius;
    }
    sum += reading->celsius;
    ++summary.good;
  }
  if (summary.good == 0) return {.bad = summary.bad};
  summary.mean = sum / static_cast<double>(summary.good);
  return summary;
}

}  // namespace lab
