// co_await readable(loop, socket): waits until a read will not wait. writable() likewise, for a write.
//
// Guarantees: goes on when there is something to read (or room to write), or the other side has ended or
// broken off: the
//             next read() or write() tells which. If the coroutine is destroyed before, its watch is gone.
// Requires:   the loop outlives the wait; the descriptor stays open during it; one waiter per descriptor and
// direction. Example:
//   ReadyAwaiter something = readable(loop, socket);
//   co_await something;
//   const ssize_t got = ::read(socket, buffer, sizeof buffer);
#pragma once

#include <coroutine>

#include "support/runtime/event_loop.hpp"

namespace lab::runtime {

class [[nodiscard]] ReadyAwaiter {
 public:
  enum class Direction { read, write };

  ReadyAwaiter(EventLoop& loop, int descriptor, Direction direction)
      : loop_(loop), descriptor_(descriptor), direction_(direction) {}
  ~ReadyAwaiter() { loop_.unwatch(watch_); }
  ReadyAwaiter(const ReadyAwaiter&) = delete;
  ReadyAwaiter& operator=(const ReadyAwaiter&) = delete;

  bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> waiter) {
    const auto resume = [waiter] { waiter.resume(); };
    watch_ = direction_ == Direction::read ? loop_.watch_readable(descriptor_, resume)
                                           : loop_.watch_writable(descriptor_, resume);
  }
  void await_resume() const noexcept {}

 private:
  EventLoop& loop_;
  int descriptor_;
  Direction direction_;
  EventLoop::WatchId watch_ = 0;
};

inline ReadyAwaiter readable(EventLoop& loop, int descriptor) {
  return ReadyAwaiter(loop, descriptor, ReadyAwaiter::Direction::read);
}

inline ReadyAwaiter writable(EventLoop& loop, int descriptor) {
  return ReadyAwaiter(loop, descriptor, ReadyAwaiter::Direction::write);
}

}  // namespace lab::runtime
