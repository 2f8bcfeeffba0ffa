// How a process ended. Given.
#pragma once

#include <cstring>
#include <string>

namespace lab {

struct ExitInfo {
  enum class How { exited, signalled } how = How::exited;
  int code = 0;  ///< the exit status, or the number of the signal
  friend bool operator==(const ExitInfo&, const ExitInfo&) = default;
};

/// "exit status 3", "signal 11 (Segmentation fault)"
inline std::string words(ExitInfo end) {
  if (end.how == ExitInfo::How::exited) return "exit status " + std::to_string(end.code);
  return "signal " + std::to_string(end.code) + " (" + ::strsignal(end.code) + ")";
}

}  // namespace lab
