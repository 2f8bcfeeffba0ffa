#include "nursery.hpp"

namespace lab {

Nursery::Nursery(EventLoop& loop, LogSink& log, CancelToken parent) : loop_(loop), log_(log) {
  // TODO(10.4): the parent may be cancelled at any time. Who hears it?
  (void)parent;
}

Nursery::~Nursery() {
  // TODO(10.4): is anybody left who knows this nursery?
}

CancelToken Nursery::token() const {
  // TODO(10.4): what the children listen to.
  todo("10.4");
}

void Nursery::start(std::string name, Task<void> child) {
  // TODO(10.4): nobody awaits the child here. Who catches what it throws, and writes the line for the log?
  (void)name, (void)child, (void)loop_, (void)log_;
  todo("10.4");
}

Task<void> Nursery::join() {
  // TODO(10.4): how many children are there? And how many when the first of them has ended?
  todo("10.4");
  co_return;
}

void Nursery::cancel() {
  // TODO(10.4): whom do you tell?
  todo("10.4");
}

}  // namespace lab
