#include "summarize.hpp"

#include <algorithm>

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  Summary summary;
  for (const std::optional<Reading>& reading : readings) {
    if (!reading) {
      ++summary.bad;
      continue;
    }
    const double celsius = reading->celsius;
    if (++summary.good == 1) summary.min = summary.max = celsius;
    summary.min = std::min(summary.min, celsius);
    summary.max = std::max(summary.max, celsius);
    summary.mean += (celsius - summary.mean) / static_cast<double>(summary.good);
  }
  return summary;
}

}  // namespace lab
