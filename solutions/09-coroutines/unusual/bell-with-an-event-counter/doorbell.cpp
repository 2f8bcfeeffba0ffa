#include "doorbell.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace lab {

Doorbell::Doorbell(EventLoop& loop) : loop_(loop), counter_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (counter_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
  watch();
}

Doorbell::~Doorbell() {
  loop_.unwatch(watch_);
  ::close(counter_);
}

// Only who finds the list empty rings: for the others it has been rung. Under the lock, so that nobody
// answers in between.
void Doorbell::ring(std::function<void()> callback) {
  const std::lock_guard lock(mutex_);
  waiting_.push_back(std::move(callback));
  if (waiting_.size() == 1) ::eventfd_write(counter_, 1);
}

void Doorbell::watch() {
  watch_ = loop_.watch_readable(counter_, [this] { answer(); });
}

void Doorbell::answer() {
  std::vector<std::function<void()>> callbacks;
  {
    const std::lock_guard lock(mutex_);
    callbacks.swap(waiting_);
    eventfd_t rung = 0;
    ::eventfd_read(counter_, &rung);
  }
  for (const std::function<void()>& callback : callbacks) callback();
  watch();
}

}  // namespace lab
