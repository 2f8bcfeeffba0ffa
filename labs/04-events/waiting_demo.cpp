// Three ways to wait 100 ms for a bell, and what each costs. Not graded; see README.md for how to run it.
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <functional>
#include <mutex>
#include <thread>

using namespace std::chrono_literals;

namespace {

std::atomic<bool> rung = false;
std::mutex mutex;
std::condition_variable changed;

void ring() {
  const std::lock_guard lock(mutex);
  rung = true;
  changed.notify_all();
}

void ask_all_the_time() {
  while (!rung) std::this_thread::yield();
}

void ask_every_millisecond() {
  while (!rung) std::this_thread::sleep_for(1ms);
}

void sleep_until_woken() {
  std::unique_lock lock(mutex);
  changed.wait(lock, [] { return rung.load(); });
}

/// Processor time of this thread so far, in milliseconds.
double cpu_ms() {
  timespec time{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void measure(const char* name, const std::function<void()>& wait) {
  rung = false;
  std::thread waiter([&] {
    const double before = cpu_ms();
    wait();
    std::printf("%-24s %6.2f ms of processor time for 100 ms of waiting\n", name, cpu_ms() - before);
  });
  std::this_thread::sleep_for(100ms);
  ring();
  waiter.join();
}

}  // namespace

int main() {
  measure("asks all the time", ask_all_the_time);
  measure("asks every millisecond", ask_every_millisecond);
  measure("sleeps until woken", sleep_until_woken);
}
