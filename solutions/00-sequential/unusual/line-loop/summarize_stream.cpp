#include "summarize_stream.hpp"

#include <algorithm>
#include <string>

namespace lab {
namespace {

void add(Summary& summary, const std::optional<Reading>& reading) {
  if (!reading) {
    ++summary.bad;
    return;
  }
  const double celsius = reading->celsius;
  if (++summary.good == 1) summary.min = summary.max = celsius;
  summary.min = std::min(summary.min, celsius);
  summary.max = std::max(summary.max, celsius);
  summary.mean += (celsius - summary.mean) / static_cast<double>(summary.good);
}

}  // namespace

Summary summarize_stream(std::istream& ledger, const Parse& parse) {
  Summary summary;
  for (std::string line; std::getline(ledger, line);) add(summary, parse(line));
  return summary;
}

}  // namespace lab
