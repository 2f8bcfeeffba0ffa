// falls: never stuck (livelock)
// Looks again and again instead of sleeping.
#include "event_loop.hpp"

#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace lab {

using std::chrono::steady_clock;

void EventLoop::post(Callback callback) { posted_.push_back(std::move(callback)); }

EventLoop::TimerId EventLoop::call_later(Millis delay, Callback callback) {
  const TimerId id = ++last_timer_;
  const Time due = steady_clock::now() + delay;
  due_[id] = due;
  timers_[{due, id}] = std::move(callback);
  return id;
}

bool EventLoop::cancel_timer(TimerId id) {
  const auto found = due_.find(id);
  if (found == due_.end()) return false;
  timers_.erase({found->second, id});
  due_.erase(found);
  return true;
}

void EventLoop::watch_readable(int descriptor, Callback callback) {
  watched_[descriptor] = std::move(callback);
}

void EventLoop::unwatch(int descriptor) { watched_.erase(descriptor); }

void EventLoop::run() {
  while (!nothing_left()) {
    const std::vector<int> ready = wait_for_readable();
    run_posted();
    run_due();
    run_readable(ready);
  }
}

int EventLoop::longest_sleep() const { return 0; }

std::vector<int> EventLoop::wait_for_readable() {
  std::vector<pollfd> asked;
  for (const auto& [descriptor, callback] : watched_) {
    asked.push_back({.fd = descriptor, .events = POLLIN, .revents = 0});
  }
  const int status = ::poll(asked.data(), asked.size(), longest_sleep());
  if (status < 0 && errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
  std::vector<int> ready;
  if (status <= 0) return ready;
  for (const pollfd& answer : asked) {
    if (answer.revents != 0) ready.push_back(answer.fd);  // POLLHUP too: a read would say so at once.
  }
  return ready;
}

// In each of the three a callback is taken out before it runs: it may change all that is here.

void EventLoop::run_posted() {
  for (std::size_t left = posted_.size(); left > 0; --left) {  // Not those that are posted meanwhile.
    const Callback callback = std::move(posted_.front());
    posted_.pop_front();
    callback();
  }
}

void EventLoop::run_due() {
  const Time now = steady_clock::now();
  while (!timers_.empty() && timers_.begin()->first.first <= now) {
    const auto timer = timers_.extract(timers_.begin());
    due_.erase(timer.key().second);
    timer.mapped()();
  }
}

void EventLoop::run_readable(const std::vector<int>& ready) {
  for (const int descriptor : ready) {
    const auto watch = watched_.extract(descriptor);
    if (watch) watch.mapped()();  // Unless a callback before it has unwatched it.
  }
}

}  // namespace lab
