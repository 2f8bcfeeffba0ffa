#include <poll.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <mutex>
#include <vector>

#include "matrix/use.hpp"

namespace matrix {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

void sleepers_wake_in_order() {
  std::mutex mutex;
  std::vector<int> woken;
  const auto sleep = [&](int seconds) {
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    std::lock_guard lock(mutex);
    woken.push_back(seconds);
  };
  const auto start = Clock::now();
  together([&] { sleep(3); }, [&] { sleep(1); }, [&] { sleep(2); });
  const auto elapsed = Clock::now() - start;
  require(woken == std::vector({1, 2, 3}), "who sleeps least wakes first");
  require(elapsed >= 3s && elapsed < 3100ms, "the longest sleep");
}

void every_sleep() {
  const auto start = Clock::now();
  std::this_thread::sleep_for(1s);
  std::this_thread::sleep_until(Clock::now() + 1s);
  std::this_thread::sleep_until(std::chrono::system_clock::now() + 1s);
  usleep(500'000);
  const timespec half{0, 500'000'000};
  nanosleep(&half, nullptr);
  sleep(1);
  poll(nullptr, 0, 1000);
  const auto elapsed = Clock::now() - start;
  require(elapsed >= 6s && elapsed < 6100ms, "six seconds");
}

void clocks_go_on_together() {
  const auto steady = Clock::now();
  const auto wall = std::chrono::system_clock::now();
  const time_t second = time(nullptr);
  std::this_thread::sleep_for(10s);
  require(Clock::now() - steady >= 10s, "steady");
  require(std::chrono::system_clock::now() - wall >= 10s, "wall");
  require(time(nullptr) - second >= 10, "seconds");
}

void polls_until_a_deadline() {
  const auto deadline = Clock::now() + 10us;
  while (Clock::now() < deadline) std::this_thread::yield();
}

void many_short_sleeps_beside_a_long_one() {
  std::atomic<int> naps = 0;
  std::atomic<bool> awake = false;
  std::thread napper([&] {
    while (!awake) {
      std::this_thread::sleep_for(1ms);
      ++naps;
    }
  });
  std::this_thread::sleep_for(50500us);
  const int seen = naps;
  awake = true;
  napper.join();
  require(seen == 50, "a millisecond each");
}

void early_timers_break_nothing() {
  std::mutex mutex;
  int count = 0;
  const auto work = [&](std::chrono::milliseconds pause) {
    std::this_thread::sleep_for(pause);
    std::lock_guard lock(mutex);
    ++count;
  };
  together([&] { work(1ms); }, [&] { work(2ms); });
  require(count == 2, "an update got lost");
}

const Use table[] = {
    {"sleepers wake in order", sleepers_wake_in_order, strict_time},
    {"every sleep", every_sleep, strict_time},
    {"many short sleeps beside a long one", many_short_sleeps_beside_a_long_one, strict_time},
    {"clocks go on together", clocks_go_on_together},
    {"polls until a deadline", polls_until_a_deadline},
    {"early timers break nothing", early_timers_break_nothing},
};

}  // namespace

std::span<const Use> clocks() { return table; }

}  // namespace matrix
