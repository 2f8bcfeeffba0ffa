// falls: never stuck (data race)
// "A shared_ptr is thread-safe": its count is, the pointer itself is not.
#include "config_board.hpp"

#include <utility>

namespace lab {

ConfigBoard::ConfigBoard(Notice first) : current_(std::make_shared<const Notice>(std::move(first))) {}

std::shared_ptr<const Notice> ConfigBoard::current() const { return current_; }

void ConfigBoard::read(const std::function<void(const Notice&)>& use) const {
  const std::shared_ptr<const Notice> notice = current();  // Keeps it alive until use() is done.
  use(*notice);
}

void ConfigBoard::publish(Notice next) {
  auto fresh = std::make_shared<const Notice>(std::move(next));
  current_.swap(fresh);  // The old notice is freed by whoever lets go of it last: here, after the lock.
}

}  // namespace lab
