#include "parse_reading.hpp"

#include <cstdio>
#include <string>

namespace lab {

std::optional<Reading> parse_reading(std::string_view line) {
  Reading reading;
  char leftover = 0;
  const std::string text(line);
  const int found = std::sscanf(text.c_str(), "%d,%lf%c", &reading.station, &reading.celsius, &leftover);
  if (found != 2) return std::nullopt;
  return reading;
}

}  // namespace lab
