// falls: correct (reading under a lock)
// Readers go together, but a publisher waits for all of them.
#include "config_board.hpp"

#include <utility>

namespace lab {

ConfigBoard::ConfigBoard(Notice first) : current_(std::move(first)) {}

void ConfigBoard::read(const std::function<void(const Notice&)>& use) const {
  const std::shared_lock lock(mutex_);
  use(current_);
}

void ConfigBoard::publish(Notice next) {
  const std::lock_guard lock(mutex_);
  current_ = std::move(next);
}

}  // namespace lab
