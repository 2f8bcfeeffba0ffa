// falls: correct (memory leak)
// Safe to read for ever, because it is kept for ever.
#include "config_board.hpp"

#include <utility>

namespace lab {

ConfigBoard::ConfigBoard(Notice first) : current_(new Notice(std::move(first))) {}

void ConfigBoard::read(const std::function<void(const Notice&)>& use) const { use(*current_.load()); }

void ConfigBoard::publish(Notice next) { current_.store(new Notice(std::move(next))); }

}  // namespace lab
