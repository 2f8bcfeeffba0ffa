// Clock and token share a moment that outlives the sleeper; whoever comes second finds nobody in it.
#include "sleep_for.hpp"

#include <coroutine>
#include <memory>
#include <utility>

namespace lab {
namespace {

struct Moment {
  std::coroutine_handle<> sleeper;
  bool cancelled = false;
};

void wake(const std::shared_ptr<Moment>& moment) {
  if (moment->sleeper) std::exchange(moment->sleeper, {}).resume();
}

struct Asleep {
  std::shared_ptr<Moment> moment;
  explicit Asleep(std::shared_ptr<Moment> given) : moment(std::move(given)) {}
  ~Asleep() { moment->sleeper = {}; }
  Asleep(const Asleep&) = delete;
  Asleep& operator=(const Asleep&) = delete;
  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> sleeper) { moment->sleeper = sleeper; }
  void await_resume() const {}
};

/// Takes back what was set up, in whatever way the sleep ends.
struct Clean {
  EventLoop& loop;
  CancelToken token;
  EventLoop::TimerId timer;
  std::uint64_t callback;
  Clean(EventLoop& of, CancelToken by, EventLoop::TimerId at, std::uint64_t on)
      : loop(of), token(std::move(by)), timer(at), callback(on) {}
  ~Clean() {
    loop.cancel_timer(timer);
    token.forget(callback);
  }
  Clean(const Clean&) = delete;
  Clean& operator=(const Clean&) = delete;
};

}  // namespace

Task<void> sleep_for(EventLoop& loop, Millis delay, CancelToken token) {
  if (token.cancelled()) throw runtime::Cancelled();
  const auto moment = std::make_shared<Moment>();
  const EventLoop::TimerId timer = loop.call_later(delay, [moment] { wake(moment); });
  const std::uint64_t callback = token.on_cancel([moment, &loop] {
    moment->cancelled = true;
    loop.post([moment] { wake(moment); });
  });
  const Clean clean(loop, token, timer, callback);
  Asleep asleep(moment);
  co_await asleep;
  if (moment->cancelled) throw runtime::Cancelled();
}

}  // namespace lab
