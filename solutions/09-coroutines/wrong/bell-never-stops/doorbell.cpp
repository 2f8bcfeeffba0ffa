// falls: tidy (busy waiting)
// Nobody reads the byte, so there is always something to read.
#include "doorbell.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace lab {

Doorbell::Doorbell(EventLoop& loop) : loop_(loop) {
  if (::pipe(bell_) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  // A full pipe has been ringing for long; an empty one has no news.
  for (const int end : bell_) ::fcntl(end, F_SETFL, O_NONBLOCK);
  watch();
}

Doorbell::~Doorbell() {
  loop_.unwatch(watch_);
  for (const int end : bell_) ::close(end);
}

void Doorbell::ring(std::function<void()> callback) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(callback));
  }
  while (::write(bell_[1], "!", 1) < 0 && errno == EINTR) {
  }
}

void Doorbell::watch() {
  watch_ = loop_.watch_readable(bell_[0], [this] { answer(); });
}

void Doorbell::answer() {
  watch();
  std::vector<std::function<void()>> callbacks;
  {
    const std::lock_guard lock(mutex_);
    callbacks.swap(waiting_);
  }
  for (const std::function<void()>& callback : callbacks) callback();
}

}  // namespace lab
