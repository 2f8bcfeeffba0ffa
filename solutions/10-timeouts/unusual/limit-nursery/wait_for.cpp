// Work and watchdog are two children of a nursery; whoever ends first stops the other.
#include "wait_for.hpp"

#include <exception>

#include "support/runtime/cancellable.hpp"
#include "support/runtime/nursery.hpp"

namespace lab {
namespace {

struct Silence final : LogSink {
  void log(LogLine) override {}
};

Task<void> watch(EventLoop& loop, CancelSource work, Millis limit, runtime::CancelToken stop, bool& struck) {
  Task<void> sleep = sleep_for(loop, limit, stop);
  co_await sleep;
  struck = !work.cancelled();
  work.cancel();
}

Task<void> keep_end(Task<void> work, CancelSource watchdog, std::exception_ptr& end) {
  try {
    co_await work;
  } catch (...) {
    end = std::current_exception();
  }
  watchdog.cancel();
}

}  // namespace

Task<void> wait_for(EventLoop& loop, CancelSource scope, Task<void> work, Millis limit) {
  Silence silence;
  const CancelSource watchdog;
  bool struck = false;
  std::exception_ptr end;
  runtime::Nursery both(loop, silence);
  both.start("watchdog", watch(loop, scope, limit, watchdog.token(), struck));
  both.start("work", keep_end(std::move(work), watchdog, end));
  Task<void> all = both.join();
  co_await all;
  try {
    if (end) std::rethrow_exception(end);
  } catch (const Cancelled&) {
    if (!struck) throw;
    throw TimedOut();
  }
}

}  // namespace lab
