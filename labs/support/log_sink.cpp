#include "support/log_sink.hpp"

#include <utility>

namespace lab {

void LogBook::log(LogLine line) {
  const std::lock_guard lock(mutex_);
  lines_.push_back(std::move(line));
}

std::vector<LogLine> LogBook::lines() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

}  // namespace lab
