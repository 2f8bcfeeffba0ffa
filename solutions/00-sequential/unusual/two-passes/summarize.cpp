#include "summarize.hpp"

#include <algorithm>
#include <vector>

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  std::vector<Reading> good;
  for (const std::optional<Reading>& reading : readings) {
    if (reading) good.push_back(*reading);
  }
  Summary summary{.good = good.size(), .bad = readings.size() - good.size()};
  if (good.empty()) return summary;
  const auto colder = [](const Reading& a, const Reading& b) { return a.celsius < b.celsius; };
  const auto [coldest, warmest] = std::minmax_element(good.begin(), good.end(), colder);
  summary.min = coldest->celsius;
  summary.max = warmest->celsius;
  for (const Reading& reading : good) summary.mean += reading.celsius / static_cast<double>(good.size());
  return summary;
}

}  // namespace lab
