// falls: correct (old notice)
#include "config_board.hpp"

#include <utility>

namespace lab {

ConfigBoard::ConfigBoard(Notice first) : current_(std::make_shared<const Notice>(std::move(first))) {}

std::shared_ptr<const Notice> ConfigBoard::current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

void ConfigBoard::read(const std::function<void(const Notice&)>& use) const {
  const std::shared_ptr<const Notice> notice = current();  // Keeps it alive until use() is done.
  use(*notice);
}

void ConfigBoard::publish(Notice next) {
  auto fresh = std::make_shared<const Notice>(std::move(next));
  const std::lock_guard lock(mutex_);
  if (fresh->version > current_->version + 1) current_.swap(fresh);
}

}  // namespace lab
