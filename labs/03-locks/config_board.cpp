#include "config_board.hpp"

#include <utility>

#include "support/lab.hpp"

namespace lab {

ConfigBoard::ConfigBoard(Notice first) : current_(std::move(first)) {}

void ConfigBoard::read(const std::function<void(const Notice&)>& use) const {
  // TODO(03.6): must a reader hold a lock for as long as it uses the notice?
  (void)use;
  lab::todo("03.6");
}

void ConfigBoard::publish(Notice next) {
  // TODO(03.6): how do you put up a new notice without touching the one that is being read?
  (void)next;
  lab::todo("03.6");
}

}  // namespace lab
