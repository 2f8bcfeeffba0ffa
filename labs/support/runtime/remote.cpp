#include "support/runtime/remote.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace lab::runtime {

Mailbox::Mailbox() {
  if (::pipe(bell_) != 0) throw std::system_error(errno, std::generic_category(), "pipe");
  for (const int end : bell_) {
    ::fcntl(end, F_SETFD, FD_CLOEXEC);
    ::fcntl(end, F_SETFL, O_NONBLOCK);
  }
}

Mailbox::~Mailbox() {
  for (const int end : bell_) ::close(end);
}

bool Mailbox::put(std::function<void()> callback) {
  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  waiting_.push_back(std::move(callback));
  ring();
  return true;
}

void Mailbox::wake_loop() {
  const std::lock_guard lock(mutex_);
  if (!closed_) ring();
}

// With the lock held.
void Mailbox::ring() {
  if (std::exchange(rung_, true)) return;
  while (::write(bell_[1], "!", 1) < 0 && errno == EINTR) {
  }
}

Mailbox::Callbacks Mailbox::take_all() {
  const std::lock_guard lock(mutex_);
  char byte;
  while (rung_ && ::read(bell_[0], &byte, 1) < 0 && errno == EINTR) {
  }
  rung_ = false;
  return std::exchange(waiting_, {});
}

void Mailbox::close() {
  Callbacks dropped;  // Destroyed after the lock has been given back: they may call put().
  const std::lock_guard lock(mutex_);
  closed_ = true;
  dropped.swap(waiting_);
}

}  // namespace lab::runtime
