// falls: tidy (keeping every line)
#include "summarize_stream.hpp"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

namespace lab {

Summary summarize_stream(std::istream& ledger, const Parse& parse) {
  std::vector<double> degrees;
  Summary summary;
  for (std::string line; std::getline(ledger, line);) {
    const std::optional<Reading> reading = parse(line);
    if (reading) {
      degrees.push_back(reading->celsius);
    } else {
      ++summary.bad;
    }
  }
  summary.good = degrees.size();
  if (degrees.empty()) return summary;
  summary.min = *std::min_element(degrees.begin(), degrees.end());
  summary.max = *std::max_element(degrees.begin(), degrees.end());
  summary.mean = std::accumulate(degrees.begin(), degrees.end(), 0.0) / static_cast<double>(degrees.size());
  return summary;
}

}  // namespace lab
