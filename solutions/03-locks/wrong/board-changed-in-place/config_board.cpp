// falls: correct (changed under the reader)
// The pointer is copied, and what it points to is painted over.
#include "config_board.hpp"

#include <utility>

namespace lab {

ConfigBoard::ConfigBoard(Notice first) : current_(std::make_shared<Notice>(std::move(first))) {}

void ConfigBoard::read(const std::function<void(const Notice&)>& use) const {
  std::unique_lock lock(mutex_);
  const std::shared_ptr<Notice> notice = current_;
  lock.unlock();
  use(*notice);
}

void ConfigBoard::publish(Notice next) {
  const std::lock_guard lock(mutex_);
  current_->version = next.version;
  current_->text = next.text;
}

}  // namespace lab
