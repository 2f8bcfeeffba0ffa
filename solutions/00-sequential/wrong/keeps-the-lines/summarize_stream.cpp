// falls: tidy (keeping every line)
#include "summarize_stream.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace lab {

Summary summarize_stream(std::istream& ledger, const Parse& parse) {
  Summary summary;
  double sum = 0;
  std::vector<std::string> lines;
  for (std::string line; std::getline(ledger, line);) lines.push_back(line);
  for (const std::string& line : lines) {
    const std::optional<Reading> reading = parse(line);
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
  if (summary.good > 0) summary.mean = sum / static_cast<double>(summary.good);
  return summary;
}

}  // namespace lab
