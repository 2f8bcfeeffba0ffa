// What one call of the race detector costs, in nanoseconds: plain accesses on warm paths, locks, atomics, and
// a new execution.
#include <algorithm>
#include <chrono>
#include <cstdio>

#include "explore/races/race_detector.hpp"

namespace {

using explore::Order;
using explore::RaceDetector;
using explore::ThreadId;

constexpr int rounds = 20'000'000;
constexpr std::uintptr_t heap = 0x10000000, lock = 0x20000000;

RaceDetector races;
const void* const place = &races;

void begin(int threads) {
  races.begin();
  for (int i = 1; i < threads; ++i) races.created(0, static_cast<ThreadId>(i));
}

using Clock = std::chrono::steady_clock;

double nanoseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

void print(const char* what, double nanoseconds) { std::printf("%-58s %7.1f ns\n", what, nanoseconds); }

/// The best of five, so that another program's turn on the processor does not count.
template <class Call>
void measure(const char* what, int calls, Call call) {
  double best = 1e300;
  for (int attempt = 0; attempt < 5; ++attempt) {
    begin(4);
    const auto start = Clock::now();
    for (int i = 0; i < calls; ++i) call(i);
    best = std::min(best, nanoseconds_since(start) / calls);
  }
  print(what, best);
}

/// Costs nothing proportional to what the execution before has touched.
void measure_begin_after_much() {
  double best = 1e300;
  for (int attempt = 0; attempt < 5; ++attempt) {
    for (std::uintptr_t at = 0; at < (8U << 20U); at += 8) races.write(0, heap + at, 8, place);
    const auto start = Clock::now();
    begin(4);
    best = std::min(best, nanoseconds_since(start));
  }
  print("a new execution after one that touched 8 MiB", best);
}

std::uintptr_t slot(int i, unsigned slots) { return heap + 8 * (static_cast<unsigned>(i) % slots); }

}  // namespace

int main() {
  measure("read, same place again", rounds, [](int) { races.read(1, heap, 8, place); });
  measure("read and write in turn, 1,000 places of 8 bytes", rounds, [](int i) {
    if (i % 2 == 0) races.read(1, slot(i, 1000), 8, place);
    if (i % 2 != 0) races.write(1, slot(i, 1000), 8, place);
  });
  measure("write, 1,000 places, each time another epoch", rounds, [](int i) {
    if (i % 1000 == 0) races.release(1, lock);
    races.write(1, slot(i, 1000), 8, place);
  });
  measure("read, 1,000 places, four threads in turn", rounds,
          [](int i) { races.read(static_cast<ThreadId>(i / 1000 % 4), slot(i, 1000), 8, place); });
  measure("write of single bytes, neighbours", rounds,
          [](int i) { races.write(1, heap + static_cast<unsigned>(i) % 4096, 1, place); });
  measure("lock, write, unlock: four threads in turn", rounds / 10, [](int i) {
    const auto thread = static_cast<ThreadId>(i % 4);
    races.acquire(thread, lock);
    races.write(thread, heap, 8, place);
    races.release(thread, lock);
  });
  measure("atomic increment: four threads in turn", rounds / 10, [](int i) {
    races.read_modify_write(static_cast<ThreadId>(i % 4), heap, 4, Order::sequential, place);
  });
  measure("a new execution of four threads, 100 places written", rounds / 1000, [](int) {
    begin(4);
    for (int i = 0; i < 100; ++i) races.write(0, slot(i, 100), 8, place);
  });
  measure_begin_after_much();
}
