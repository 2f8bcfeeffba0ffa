// How failure messages spell what was measured.
#pragma once

#include <chrono>
#include <sstream>
#include <string>

inline std::string in_ms(std::chrono::nanoseconds time) {
  std::ostringstream text;
  text << std::chrono::duration<double, std::milli>(time).count() << " ms";
  return text.str();
}
