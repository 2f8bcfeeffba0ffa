#include "event_loop.hpp"

#include <poll.h>

#include <algorithm>
#include <ctime>

namespace lab {

using std::chrono::steady_clock;

void EventLoop::post(Callback callback) { posted_.push_back(std::move(callback)); }

EventLoop::TimerId EventLoop::call_later(Millis delay, Callback callback) {
  timers_.push_back({steady_clock::now() + delay, ++last_timer_, std::move(callback)});
  std::push_heap(timers_.begin(), timers_.end());
  alive_.insert(last_timer_);
  return last_timer_;
}

bool EventLoop::cancel_timer(TimerId id) { return alive_.erase(id) != 0; }

void EventLoop::watch_readable(int descriptor, Callback callback) {
  watched_.emplace_back(descriptor, std::move(callback));
}

void EventLoop::unwatch(int descriptor) {
  std::erase_if(watched_, [=](const auto& watch) { return watch.first == descriptor; });
}

// Timers, descriptors, posts: the other way round than usual, and nobody is promised an order among the
// three.
void EventLoop::run() {
  while (next_timer() != nullptr || !posted_.empty() || !watched_.empty()) {
    const std::vector<int> ready = wait();
    const std::size_t posts = posted_.size();
    run_timers();
    run_ready(ready);
    run_posted(posts);
  }
}

const EventLoop::Timer* EventLoop::next_timer() {
  while (!timers_.empty() && !alive_.contains(timers_.front().id)) take_timer();
  return timers_.empty() ? nullptr : &timers_.front();
}

EventLoop::Timer EventLoop::take_timer() {
  std::pop_heap(timers_.begin(), timers_.end());
  Timer timer = std::move(timers_.back());
  timers_.pop_back();
  return timer;
}

void EventLoop::run_timers() {
  const Time now = steady_clock::now();
  while (const Timer* next = next_timer()) {
    if (next->due > now) return;
    const Timer timer = take_timer();
    alive_.erase(timer.id);
    timer.callback();
  }
}

void EventLoop::run_ready(const std::vector<int>& ready) {
  for (const int descriptor : ready) {
    const auto watch =
        std::find_if(watched_.begin(), watched_.end(), [=](const auto& w) { return w.first == descriptor; });
    if (watch == watched_.end()) continue;
    const Callback callback = std::move(watch->second);
    watched_.erase(watch);
    callback();
  }
}

void EventLoop::run_posted(std::size_t count) {
  for (; count > 0; --count) {
    const Callback callback = std::move(posted_.front());
    posted_.pop_front();
    callback();
  }
}

std::vector<int> EventLoop::wait() {
  std::vector<pollfd> asked;
  for (const auto& [descriptor, callback] : watched_) {
    asked.push_back({.fd = descriptor, .events = POLLIN, .revents = 0});
  }
  timespec limit{};
  const timespec* until = nullptr;
  if (!posted_.empty()) until = &limit;
  if (const Timer* next = next_timer(); next != nullptr && until == nullptr) {
    const auto left = std::max<std::chrono::nanoseconds>(next->due - steady_clock::now(), {});
    limit.tv_sec = std::chrono::floor<std::chrono::seconds>(left).count();
    limit.tv_nsec = (left % std::chrono::seconds(1)).count();
    until = &limit;
  }
  std::vector<int> ready;
  if (::ppoll(asked.data(), asked.size(), until, nullptr) <= 0) return ready;
  for (const pollfd& answer : asked) {
    if (answer.revents != 0) ready.push_back(answer.fd);
  }
  return ready;
}

}  // namespace lab
