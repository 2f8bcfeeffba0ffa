// A ticket office without a lock: three counters sell the same seats. Not graded; see README.md for how to
// run it.
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

namespace {

constexpr int seats = 10'000'000;

// Shared by three threads and guarded by nothing: that is the mistake. volatile mends nothing; it only makes
// the compiler go back to memory each time, as it would in a larger program.
volatile int next_seat = 0;

int sell_until_sold_out() {
  int sales = 0;
  while (next_seat < seats) {
    next_seat = next_seat + 1;
    ++sales;
  }
  return sales;
}

}  // namespace

int main() {
  for (int evening = 1; evening <= 20; ++evening) {
    next_seat = 0;
    std::atomic<int> sales{0};
    std::vector<std::thread> counters;
    for (int i = 0; i < 3; ++i) counters.emplace_back([&] { sales += sell_until_sold_out(); });
    for (std::thread& counter : counters) counter.join();
    std::printf("evening %2d: %d seats, %d tickets sold, %d too many\n", evening, seats, sales.load(),
                sales - seats);
  }
}
