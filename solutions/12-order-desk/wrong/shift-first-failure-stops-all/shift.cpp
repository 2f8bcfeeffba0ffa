// falls: correct (error spreads)
// The first failure ends the day for everybody, as a nursery does.
#include "shift.hpp"

#include <coroutine>
#include <exception>
#include <utility>

namespace lab {

// Waits until nothing is in work.
class Shift::AllHome {
 public:
  explicit AllHome(Shift& shift) : shift_(shift) {}
  ~AllHome() {
    shift_.waiting_.remove(this);
    shift_.loop_.cancel_timer(wake_);
  }
  AllHome(const AllHome&) = delete;
  AllHome& operator=(const AllHome&) = delete;

  bool await_ready() const { return false; }
  void await_suspend(std::coroutine_handle<> waiter) {
    waiter_ = waiter;
    if (shift_.in_work_ == 0) {
      go_on();
    } else {
      shift_.waiting_.push_back(this);
    }
  }
  void await_resume() const {}

  void go_on() {
    wake_ = shift_.loop_.call_later(Millis{0}, [waiter = waiter_] { waiter.resume(); });
  }

 private:
  Shift& shift_;
  std::coroutine_handle<> waiter_;
  EventLoop::TimerId wake_ = 0;
};

bool Shift::start(std::string name, Task<void> work) {
  if (closing_.cancelled()) return false;
  works_.remove_if([](const Task<void>& each) { return each.done(); });
  ++in_work_;
  works_.push_back(look_after(std::move(name), std::move(work)));
  works_.back().start();
  return true;
}

Task<void> Shift::look_after(std::string name, Task<void> work) {
  std::string how = "done";
  try {
    co_await work;
    ++ending_.done;
  } catch (const Cancelled&) {
    ++ending_.cancelled;
    how = "cancelled";
  } catch (const std::exception& error) {
    ++ending_.failed;
    how = std::string("failed: ") + error.what();
    over_.cancel();
  } catch (...) {
    ++ending_.failed;
    how = "failed: unknown";
  }
  log_.log({loop_.now(), std::move(name), std::move(how)});
  one_less();
}

void Shift::one_less() {
  if (--in_work_ > 0) return;
  loop_.cancel_timer(deadline_);
  for (AllHome* const each : std::exchange(waiting_, {})) each->go_on();
}

Task<Shift::Ending> Shift::close() {
  if (!closing_.cancelled()) {
    closing_.cancel();
    if (in_work_ > 0) deadline_ = loop_.call_later(drain_, [this] { over_.cancel(); });
  }
  AllHome all_home(*this);
  co_await all_home;
  co_return ending_;
}

}  // namespace lab
