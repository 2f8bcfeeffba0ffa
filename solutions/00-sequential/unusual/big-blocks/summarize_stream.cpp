#include "summarize_stream.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

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
  std::vector<char> block(64 * 1024);
  std::string line;
  while (ledger.read(block.data(), static_cast<std::streamsize>(block.size())), ledger.gcount() > 0) {
    for (const char c : std::span(block).first(static_cast<std::size_t>(ledger.gcount()))) {
      if (c != '\n') {
        line += c;
        continue;
      }
      add(summary, parse(line));
      line.clear();
    }
  }
  if (!line.empty()) add(summary, parse(line));
  return summary;
}

}  // namespace lab
