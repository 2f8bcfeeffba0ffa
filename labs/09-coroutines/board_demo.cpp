// What does waiting cost, and what does it weigh? Not graded: run it once task 3 is done. In this folder:
//
//   c++ -std=c++20 -O2 -pthread -I.. -I../../grader -o /tmp/board board_demo.cpp sleep_for.cpp
//       ../support/lab.cpp ../support/runtime/*.cpp ../../grader/harness/evidence.cpp
//   /tmp/board
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

#include "gather.hpp"
#include "sleep_for.hpp"

namespace {

using namespace std::chrono_literals;
using lab::EventLoop, lab::Sleep, lab::Task;

// A second of the table takes 50 ms here.
constexpr auto second = 50ms;

Task<int> call(EventLoop& loop, lab::Millis time) {
  Sleep ringing = lab::sleep_for(loop, time);
  co_await ringing;
  co_return 1;
}

Task<int> one_after_the_other(EventLoop& loop) {
  int answered = 0;
  for (int i = 0; i < 5; ++i) {
    Task<int> next = call(loop, second);
    const int one = co_await next;
    answered += one;
  }
  co_return answered;
}

Task<int> gathered(EventLoop& loop, int count, lab::Millis time) {
  std::vector<Task<int>> calls;
  for (int i = 0; i < count; ++i) calls.push_back(call(loop, time));
  Task<std::vector<int>> all = lab::gather(loop, std::move(calls));
  const std::vector<int> answers = co_await all;
  co_return static_cast<int>(answers.size());
}

void on_threads() {
  std::vector<std::thread> threads;
  for (int i = 0; i < 5; ++i) threads.emplace_back([] { std::this_thread::sleep_for(second); });
  for (std::thread& thread : threads) thread.join();
}

template <class Body>
void show(const char* what, Body body) {
  const auto start = std::chrono::steady_clock::now();
  body();
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::printf("  %-28s %5.2f s\n", what, took.count() * (1s / second));
}

// Memory of this process that is in use now.
long resident_bytes() {
  long total = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> total >> resident;
  return resident * ::sysconf(_SC_PAGESIZE);
}

constexpr int sleepers = 10'000;

void weigh_coroutines() {
  lab::runtime::RealClock clock;
  EventLoop loop(clock);
  const long before = resident_bytes();
  long asleep = 0;
  loop.call_later(200ms, [&] { asleep = resident_bytes(); });
  loop.run(gathered(loop, sleepers, 400ms));
  std::printf("  %-28s %6ld bytes each\n", "10 000 coroutines", (asleep - before) / sleepers);
}

void weigh_threads() {
  std::mutex mutex;
  std::condition_variable over_now;
  bool over = false;  // Guarded by mutex.
  std::vector<std::thread> threads;
  const long before = resident_bytes();
  try {
    for (int i = 0; i < sleepers; ++i) {
      threads.emplace_back([&] {
        std::unique_lock lock(mutex);
        over_now.wait(lock, [&] { return over; });
      });
    }
  } catch (const std::system_error&) {
    std::printf("  (this system allows %zu threads, no more)\n", threads.size());
  }
  std::this_thread::sleep_for(200ms);
  const long asleep = resident_bytes();
  {
    const std::lock_guard lock(mutex);
    over = true;
  }
  over_now.notify_all();
  const long count = static_cast<long>(threads.size());
  for (std::thread& thread : threads) thread.join();
  std::printf("  %-28s %6ld bytes each, and the kernel's part of each\n", "10 000 threads",
              (asleep - before) / count);
}

}  // namespace

int main() {
  lab::runtime::RealClock clock;
  EventLoop loop(clock);
  std::puts("five calls of a second each (a second takes 50 ms here)");
  show("one after the other", [&] { loop.run(one_after_the_other(loop)); });
  show("five threads", on_threads);
  show("gathered, one thread", [&] { loop.run(gathered(loop, 5, second)); });
  std::puts("asleep at once, in memory");
  weigh_coroutines();
  weigh_threads();
}
