#include "explore/engine/watchdog.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <ctime>

#include "explore/engine/control.hpp"
#include "explore/engine/kernel.hpp"
#include "explore/engine/scheduler.hpp"

namespace explore {
namespace {

constexpr long tick_nanoseconds = 100'000'000;
constexpr Nanoseconds spin_after = 500'000'000;  ///< of processor time without an operation
constexpr Nanoseconds runs_if_more = 300'000;    ///< in a tick
constexpr int asleep_after_ticks = 50;
constexpr int stop_after_idle_ticks = 10;

struct Watch {
  int timer = -1;
  void* watched_thread = nullptr;
  bool ticking = false;
  int idle_ticks = 0, stuck_ticks = 0;
  std::uint64_t executions = 0, steps = 0;
  int plain_accesses = 0;
  Nanoseconds processor_time = 0;  ///< when an operation or an access was last seen
  Nanoseconds last_tick = 0;       ///< processor time then
  long waits = 0;                  ///< how often the thread had given up its processor by then
};
Watch watch;

Nanoseconds processor_time() {
  timespec time{};
  system_call(SYS_clock_gettime, CLOCK_PROCESS_CPUTIME_ID, reinterpret_cast<long>(&time));
  return time.tv_sec * Nanoseconds{1'000'000'000} + time.tv_nsec;
}

/// How often this thread gave up its processor to wait for something in the kernel.
long waits_in_the_kernel() {
  rusage usage{};
  system_call(SYS_getrusage, RUSAGE_THREAD, reinterpret_cast<long>(&usage));
  return usage.ru_nvcsw;
}

/// Whether something was announced since the last look. Many accesses end the execution by their number: the
/// watchdog judges only code of which nothing is seen.
bool something_new() {
  if (watch.executions == scheduler.executions() && watch.steps == scheduler.steps() &&
      watch.plain_accesses == scheduler.plain_accesses())
    return false;
  watch.executions = scheduler.executions();
  watch.steps = scheduler.steps();
  watch.plain_accesses = scheduler.plain_accesses();
  return true;
}

void set_timer(long nanoseconds) {
  const itimerspec interval{.it_interval = {0, nanoseconds}, .it_value = {0, nanoseconds}};
  system_call(SYS_timer_settime, watch.timer, 0, reinterpret_cast<long>(&interval));
  watch.ticking = nanoseconds > 0;
}

[[noreturn]] void fail_as(FailureKind kind, const char* words) {
  controlled_pointer.store(nullptr, std::memory_order_relaxed);
  scheduler.fail_here(kind, words);
}

// Runs on the thread that runs the execution. With the baton that is another than the one under control.
void on_tick(int) {
  if (!scheduler.running()) {
    if (++watch.idle_ticks > stop_after_idle_ticks) set_timer(0);
    return;
  }
  watch.idle_ticks = 0;
  if (something_new()) {
    watch.stuck_ticks = 0;
    watch.processor_time = processor_time();
    return;
  }
  if (!in_control()) {
    const long thread = scheduler.current().seat.kernel_thread;
    const bool elsewhere = controlled_pointer.load(std::memory_order_relaxed) != nullptr;
    if (backend() == Backend::baton && elsewhere) system_call(SYS_tgkill, getpid(), thread, watchdog_signal);
    return;
  }
  const Nanoseconds now = processor_time();
  if (now - watch.processor_time > spin_after) fail_as(FailureKind::spin, "");
  // On a busy machine a thread that runs gets little time too, but it does not give it up by itself. One that
  // sleeps in the kernel goes back to sleep after each of our ticks.
  const long waits = waits_in_the_kernel();
  const bool asleep = now - watch.last_tick < runs_if_more && waits > watch.waits;
  watch.last_tick = now;
  watch.waits = waits;
  watch.stuck_ticks = asleep ? watch.stuck_ticks + 1 : 0;
  if (watch.stuck_ticks > asleep_after_ticks) {
    fail_as(FailureKind::unsupported, "a call that sleeps in the kernel");
  }
}

void make_timer(long thread) {
  struct sigaction action {};
  action.sa_handler = on_tick;
  action.sa_flags = SA_ONSTACK | SA_NODEFER | SA_RESTART;
  sigaction(watchdog_signal, &action, nullptr);
  if (watch.timer >= 0) system_call(SYS_timer_delete, watch.timer);
  sigevent event{};
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = watchdog_signal;
  event._sigev_un._tid = static_cast<pid_t>(thread);
  system_call(SYS_timer_create, CLOCK_MONOTONIC, reinterpret_cast<long>(&event),
              reinterpret_cast<long>(&watch.timer));
  watch.ticking = false;
}

}  // namespace

void forget_watch() { watch = {}; }

void keep_watch() {
  if (watch.watched_thread != thread_pointer()) {
    watch.watched_thread = thread_pointer();
    make_timer(system_call(SYS_gettid));
  }
  if (!watch.ticking) {
    watch.idle_ticks = 0;
    set_timer(tick_nanoseconds);
  }
}

}  // namespace explore
