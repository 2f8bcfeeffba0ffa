#include "support/runtime/event_loop.hpp"

#include <algorithm>
#include <ctime>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace lab::runtime {
namespace {

using Callback = std::function<void()>;
using TimerKey = std::pair<Millis, EventLoop::TimerId>;

thread_local bool stepping = false;

std::chrono::nanoseconds thread_cpu() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

struct Watch {
  int descriptor;
  short events;  // POLLIN or POLLOUT.
  Callback once;
};

}  // namespace

struct EventLoop::Impl {
  explicit Impl(Clock& given) : clock(given) {}

  Clock& clock;
  std::uint64_t last_id = 0;
  std::deque<Callback> posted;
  std::map<TimerKey, Callback> timers;
  std::map<TimerId, Millis> due;  // Of each timer, to find its key.
  std::map<WatchId, Watch> watches;
  std::set<std::pair<int, short>> watched;  // Descriptor and direction of each watch.
  std::shared_ptr<Mailbox> mailbox;         // Nothing before the first Remote.
  std::weak_ptr<Remote::Presence> remotes;
  Stats stats;

  // What is left of this round. A timer or watch that was cancelled meanwhile is not found any more.
  std::size_t round_posts = 0;
  std::optional<TimerKey> round_timers;  // Up to this one.
  std::deque<WatchId> round_ready;

  bool begin_round();
  void take_mail();
  void look_at_descriptors(std::optional<Millis> until);
  std::optional<Callback> next();
  std::optional<Callback> next_timer();
  std::optional<Callback> next_ready();
  void run(const Callback& callback);
  WatchId watch(int descriptor, short events, Callback once);
  Callback take_out(std::map<WatchId, Watch>::iterator watch);
};

// Waits until there is something to do. False if that will never be.
bool EventLoop::Impl::begin_round() {
  const bool more_mail_may_come = !remotes.expired();  // Asked first: who posts and goes has posted.
  take_mail();
  if (posted.empty() && timers.empty() && watches.empty() && !more_mail_may_come) return false;
  std::optional<Millis> until;
  if (!timers.empty()) until = timers.begin()->first.first;
  if (!posted.empty()) until = clock.now();
  if (posted.empty() || !watches.empty()) look_at_descriptors(until);
  take_mail();
  round_posts = posted.size();
  round_timers = TimerKey(clock.now(), last_id);
  return true;
}

void EventLoop::Impl::take_mail() {
  if (!mailbox) return;
  for (Callback& callback : mailbox->take_all()) posted.push_back(std::move(callback));
}

void EventLoop::Impl::look_at_descriptors(std::optional<Millis> until) {
  std::vector<pollfd> descriptors;
  std::vector<WatchId> ids;
  for (const auto& [id, watch] : watches) {
    descriptors.push_back({watch.descriptor, watch.events, 0});
    ids.push_back(id);
  }
  if (mailbox) descriptors.push_back({mailbox->readable_when_rung(), POLLIN, 0});
  ++stats.polls;
  clock.wait(descriptors, until);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (descriptors[i].revents != 0) round_ready.push_back(ids[i]);
  }
}

// Takes the callback out first: it may add to, and take from, everything here.
std::optional<Callback> EventLoop::Impl::next() {
  if (round_posts > 0) {
    --round_posts;
    Callback callback = std::move(posted.front());
    posted.pop_front();
    return callback;
  }
  if (std::optional<Callback> callback = next_timer()) return callback;
  return next_ready();
}

std::optional<Callback> EventLoop::Impl::next_timer() {
  // A timer that was set in this round has a higher number, and waits for the next one.
  for (auto timer = timers.begin(); round_timers && timer != timers.end(); ++timer) {
    const auto [when, id] = timer->first;
    if (when > round_timers->first) break;
    if (id > round_timers->second) continue;
    Callback callback = std::move(timer->second);
    due.erase(id);
    timers.erase(timer);
    return callback;
  }
  round_timers.reset();
  return std::nullopt;
}

std::optional<Callback> EventLoop::Impl::next_ready() {
  while (!round_ready.empty()) {
    const auto watch = watches.find(round_ready.front());
    round_ready.pop_front();
    if (watch == watches.end()) continue;
    return take_out(watch);
  }
  return std::nullopt;
}

void EventLoop::Impl::run(const Callback& callback) {
  struct Step {
    explicit Step(Stats& of_loop) : stats(of_loop) { stepping = true; }
    ~Step() {
      stepping = false;
      ++stats.steps;
      stats.longest_step = std::max(stats.longest_step, thread_cpu() - begin);
    }
    Stats& stats;
    const std::chrono::nanoseconds begin = thread_cpu();
  } step(stats);
  callback();
}

EventLoop::WatchId EventLoop::Impl::watch(int descriptor, short events, Callback once) {
  if (!watched.emplace(descriptor, events).second) {
    throw std::logic_error("descriptor " + std::to_string(descriptor) + " is being watched already");
  }
  watches.emplace(++last_id, Watch{descriptor, events, std::move(once)});
  return last_id;
}

Callback EventLoop::Impl::take_out(std::map<WatchId, Watch>::iterator watch) {
  Callback once = std::move(watch->second.once);
  watched.erase({watch->second.descriptor, watch->second.events});
  watches.erase(watch);
  return once;
}

EventLoop::EventLoop(Clock& clock) : impl_(std::make_unique<Impl>(clock)) {}

EventLoop::~EventLoop() {
  if (impl_->mailbox) impl_->mailbox->close();
}

Millis EventLoop::now() const { return impl_->clock.now(); }

void EventLoop::post(Callback callback) { impl_->posted.push_back(std::move(callback)); }

EventLoop::TimerId EventLoop::call_later(Millis delay, Callback callback) {
  const TimerId id = ++impl_->last_id;
  const Millis when = now() + std::max(delay, Millis{0});
  impl_->timers.emplace(TimerKey(when, id), std::move(callback));
  impl_->due.emplace(id, when);
  return id;
}

bool EventLoop::cancel_timer(TimerId id) {
  const auto due = impl_->due.find(id);
  if (due == impl_->due.end()) return false;
  const auto timer = impl_->timers.find(TimerKey(due->second, id));
  const Callback dropped = std::move(timer->second);  // Destroyed last: it may hold what calls us again.
  impl_->timers.erase(timer);
  impl_->due.erase(due);
  return true;
}

EventLoop::WatchId EventLoop::watch_readable(int descriptor, Callback once) {
  return impl_->watch(descriptor, POLLIN, std::move(once));
}

EventLoop::WatchId EventLoop::watch_writable(int descriptor, Callback once) {
  return impl_->watch(descriptor, POLLOUT, std::move(once));
}

bool EventLoop::unwatch(WatchId id) {
  const auto watch = impl_->watches.find(id);
  if (watch == impl_->watches.end()) return false;
  impl_->take_out(watch);
  return true;
}

Remote EventLoop::remote() {
  if (!impl_->mailbox) impl_->mailbox = std::make_shared<Mailbox>();
  std::shared_ptr<Remote::Presence> presence = impl_->remotes.lock();
  if (!presence) presence = std::make_shared<Remote::Presence>(impl_->mailbox);
  impl_->remotes = presence;
  return Remote(std::move(presence));
}

bool EventLoop::step() {
  while (true) {
    if (const std::optional<Callback> callback = impl_->next()) {
      impl_->run(*callback);
      return true;
    }
    if (!impl_->begin_round()) return false;
  }
}

EventLoop::Stats EventLoop::stats() const { return impl_->stats; }
std::size_t EventLoop::timers() const { return impl_->timers.size(); }
std::size_t EventLoop::watches() const { return impl_->watches.size(); }
bool EventLoop::in_a_step() { return stepping; }

void EventLoop::report_deadlock() {
  throw std::logic_error(
      "deadlock: the task waits, and no post, timer, descriptor or other thread is left to wake it");
}

}  // namespace lab::runtime
