// The parser that the tests of summarize_stream hand in, and what it has seen.
#pragma once

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>

#include "ledger.hpp"

namespace {

std::optional<lab::Reading> parse(std::string_view line) {
  char text[32] = {};
  line.copy(text, sizeof text - 1);
  lab::Reading reading;
  char leftover = 0;
  const int found = std::sscanf(text, "%d,%lf%c", &reading.station, &reading.celsius, &leftover);
  if (found != 2) return std::nullopt;
  return reading;
}

}  // namespace
