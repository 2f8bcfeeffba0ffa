#include "harness/sleeping_work.hpp"

#include <sys/prctl.h>
#include <time.h>

#include <atomic>
#include <cerrno>
#include <thread>

namespace harness {
namespace {

using namespace std::chrono_literals;

void set_timer_slack(unsigned long nanoseconds) { ::prctl(PR_SET_TIMERSLACK, nanoseconds, 0, 0, 0); }

// Signals do not shorten it.
void sleep_fully(std::chrono::nanoseconds time) {
  timespec until{};
  ::clock_gettime(CLOCK_MONOTONIC, &until);
  const std::chrono::nanoseconds end = std::chrono::nanoseconds(until.tv_nsec) + time;
  until.tv_sec += static_cast<time_t>(end / 1s);
  until.tv_nsec = static_cast<long>((end % 1s).count());
  while (::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr) == EINTR) {
  }
}

}  // namespace

struct SleepingWork::State {
  explicit State(std::chrono::nanoseconds time) : each(time) {}

  void run() {
    const unsigned now = inside.fetch_add(1) + 1;
    unsigned most = peak.load();
    while (most < now && !peak.compare_exchange_weak(most, now)) {
    }
    set_timer_slack(1);  // A pool's threads may be older than the race.
    sleep_fully(each);
    calls.fetch_add(1);
    inside.fetch_sub(1);
  }

  const std::chrono::nanoseconds each;
  std::atomic<int> calls{0};
  std::atomic<unsigned> inside{0}, peak{0};
};

SleepingWork::SleepingWork(std::chrono::nanoseconds each) : state_(std::make_shared<State>(each)) {}

std::function<void()> SleepingWork::function() const {
  return [state = state_] { state->run(); };
}

int SleepingWork::calls_finished() const { return state_->calls.load(); }
int SleepingWork::inside() const { return static_cast<int>(state_->inside.load()); }
unsigned SleepingWork::peak() const { return state_->peak.load(); }

void SleepingWork::wait_until_left() const {
  for (auto waited = 0ms; inside() > 0 && waited < 3s; waited += 1ms) std::this_thread::sleep_for(1ms);
}

TimerSlack::TimerSlack() : before_(static_cast<unsigned long>(::prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0))) {
  set_timer_slack(1);
}

TimerSlack::~TimerSlack() { set_timer_slack(before_); }

}  // namespace harness
