// falls: correct (wrong first extreme)
#include "summarize_stream.hpp"

#include <algorithm>
#include <string>

namespace lab {

Summary summarize_stream(std::istream& ledger, const Parse& parse) {
  Summary summary;
  double sum = 0;
  std::string line;
  while (std::getline(ledger, line)) {
    const std::optional<Reading> reading = parse(line);
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
