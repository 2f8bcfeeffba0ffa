// falls: correct (bad line as zero)
#include "summarize.hpp"

#include <algorithm>

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  Summary summary;
  double sum = 0;
  bool first = true;
  for (const std::optional<Reading>& reading : readings) {
    reading ? ++summary.good : ++summary.bad;
    const double celsius = reading.value_or(Reading{}).celsius;
    summary.min = first ? celsius : std::min(summary.min, celsius);
    summary.max = first ? celsius : std::max(summary.max, celsius);
    sum += celsius;
    first = false;
  }
  if (summary.good > 0) summary.mean = sum / static_cast<double>(summary.good);
  return summary;
}

}  // namespace lab
