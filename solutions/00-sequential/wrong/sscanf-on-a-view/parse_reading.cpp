// falls: correct (out-of-bounds read)
#include "parse_reading.hpp"

#include <cstdio>

namespace lab {

std::optional<Reading> parse_reading(std::string_view line) {
  Reading reading;
  char leftover = 0;
  const int found = std::sscanf(line.data(), "%d,%lf%c", &reading.station, &reading.celsius, &leftover);
  if (found != 2) return std::nullopt;
  return reading;
}

}  // namespace lab
