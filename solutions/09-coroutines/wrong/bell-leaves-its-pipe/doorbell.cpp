// falls: correct (left behind)
// The doorbell is gone, and both ends of its pipe are still open.
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

Doorbell::~Doorbell() { loop_.unwatch(watch_); }

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

// First the bell, then the list: whoever rings in between leaves a byte, and is seen in the next round.
void Doorbell::answer() {
  watch();
  char bytes[64];
  while (::read(bell_[0], bytes, sizeof bytes) > 0 || errno == EINTR) {
  }
  std::vector<std::function<void()>> callbacks;
  {
    const std::lock_guard lock(mutex_);
    callbacks.swap(waiting_);
  }
  for (const std::function<void()>& callback : callbacks) callback();
}

}  // namespace lab
