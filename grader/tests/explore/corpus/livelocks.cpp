// Everybody runs and nobody gets on.
#include <array>
#include <atomic>
#include <chrono>
#include <mutex>

#include "corpus/bug.hpp"

namespace corpus {
namespace {

using namespace std::chrono_literals;

const explore::Options strict = {.time = explore::Time::strict};

// Two hungry diners, one spoon: whoever has it gives it to the other while that one is hungry.
template <Form form>
void after_you() {
  std::atomic<int> spoon = 0;
  std::array<std::atomic<bool>, 2> hungry = {true, true};
  const auto dine = [&](int me) {
    const int other = 1 - me;
    while (hungry[static_cast<std::size_t>(me)]) {
      if (spoon != me) {
        std::this_thread::yield();
        continue;
      }
      if (form == wrong && hungry[static_cast<std::size_t>(other)]) {
        spoon = other;
        continue;
      }
      hungry[static_cast<std::size_t>(me)] = false;
      spoon = other;
    }
  };
  together([&] { dine(0); }, [&] { dine(1); });
}

// In step: each takes its first lock, fails at its second, gives back and starts again at the same moment.
template <Form form>
void back_off_in_step() {
  std::mutex left, right_one;
  const auto take_both = [&](std::mutex& first, std::mutex& second, std::chrono::milliseconds pause) {
    for (;;) {
      first.lock();
      std::this_thread::sleep_for(1ms);
      if (second.try_lock()) break;
      first.unlock();
      if constexpr (form == right) std::this_thread::sleep_for(pause);
    }
    second.unlock();
    first.unlock();
  };
  together([&] { take_both(left, right_one, 5ms); }, [&] { take_both(right_one, left, 11ms); });
}

// The flag is only raised for who waits already; who comes later spins for ever.
template <Form form>
void flag_that_stays_down() {
  std::atomic<bool> waiting = false, open = false;
  together(
      [&] {
        waiting = true;
        while (!open) std::this_thread::yield();
      },
      [&] {
        if (form == right || waiting) open = true;
      });
}

// The expected value is never read again after the other has changed it.
template <Form form>
void stale_expectation() {
  std::atomic<int> count = 0;
  const auto add = [&] {
    const int seen = count;
    int expected = seen;
    while (!count.compare_exchange_strong(expected, expected + 1)) {
      if constexpr (form == wrong) expected = seen;
      std::this_thread::yield();
    }
  };
  together(add, add);
}

// The step is taken from a state between the other's two writes: from an odd place the walk never ends.
template <Form form>
void walk_without_end() {
  std::mutex mutex;
  unsigned start = 0;
  together(
      [&] {
        std::unique_lock lock(mutex);
        ++start;
        if constexpr (form == wrong) {
          lock.unlock();
          lock.lock();
        }
        ++start;
      },
      [&] {
        std::unique_lock lock(mutex);
        unsigned place = start;
        lock.unlock();
        while (place != 8) {
          place = (place + 2) % 10;
          asm volatile("" : "+r"(place));  // Or the compiler may leave an endless loop out.
        }
      });
}

const Bug table[] = {
    {"after you", FailureKind::livelock, after_you<wrong>, after_you<right>},
    {"back off in step", FailureKind::livelock, back_off_in_step<wrong>, back_off_in_step<right>, strict},
    {"flag that stays down", FailureKind::livelock, flag_that_stays_down<wrong>, flag_that_stays_down<right>},
    {"stale expectation", FailureKind::livelock, stale_expectation<wrong>, stale_expectation<right>},
    {"walk without end", FailureKind::spin, walk_without_end<wrong>, walk_without_end<right>},
};

}  // namespace

std::span<const Bug> livelocks() { return table; }

}  // namespace corpus
