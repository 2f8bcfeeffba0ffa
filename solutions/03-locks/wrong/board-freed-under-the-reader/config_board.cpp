// falls: correct (use after free)
// Who owns the notice that somebody is still reading? Here nobody.
#include "config_board.hpp"

#include <utility>

namespace lab {

ConfigBoard::ConfigBoard(Notice first) : current_(std::make_unique<const Notice>(std::move(first))) {}

void ConfigBoard::read(const std::function<void(const Notice&)>& use) const {
  std::unique_lock lock(mutex_);
  const Notice& notice = *current_;
  lock.unlock();
  use(notice);
}

void ConfigBoard::publish(Notice next) {
  auto fresh = std::make_unique<const Notice>(std::move(next));
  const std::lock_guard lock(mutex_);
  current_ = std::move(fresh);
}

}  // namespace lab
