// Loops that wait for another thread without sleeping: wasteful, and not wrong.
#include <atomic>

#include "matrix/use.hpp"

namespace matrix {
namespace {

void flag_with_yield() {
  std::atomic<bool> ready = false;
  int letter = 0;
  together(
      [&] {
        while (!ready) std::this_thread::yield();
        require(letter == 42, "an empty letter");
      },
      [&] {
        letter = 42;
        ready = true;
      });
}

void flag_without_yield() {
  std::atomic<bool> ready = false;
  int letter = 0;
  together(
      [&] {
        while (!ready.load(std::memory_order_acquire)) {
        }
        require(letter == 42, "an empty letter");
      },
      [&] {
        letter = 42;
        ready.store(true, std::memory_order_release);
      });
}

template <bool yields>
void test_and_set() {
  std::atomic_flag locked;
  int count = 0;
  const auto add = [&] {
    while (locked.test_and_set(std::memory_order_acquire)) {
      if constexpr (yields) std::this_thread::yield();
    }
    ++count;
    locked.clear(std::memory_order_release);
  };
  together(add, add);
  require(count == 2, "an update got lost");
}

void test_and_test_and_set() {
  std::atomic<bool> locked = false;
  int count = 0;
  const auto add = [&] {
    while (locked.exchange(true, std::memory_order_acquire)) {
      while (locked.load(std::memory_order_relaxed)) {
      }
    }
    ++count;
    locked.store(false, std::memory_order_release);
  };
  together(add, add);
  require(count == 2, "an update got lost");
}

void ticket_lock() {
  std::atomic<unsigned> next = 0, served = 0;
  int count = 0;
  const auto add = [&] {
    const unsigned mine = next++;
    while (served != mine) std::this_thread::yield();
    ++count;
    ++served;
  };
  together(add, add);
  require(count == 2, "an update got lost");
}

void petersons_lock() {
  std::atomic<bool> wants[2] = {};
  std::atomic<int> last = 0;
  int count = 0;
  const auto add = [&](int me) {
    wants[me] = true;
    last = me;
    while (wants[1 - me] && last == me) std::this_thread::yield();
    ++count;
    wants[me] = false;
  };
  together([&] { add(0); }, [&] { add(1); });
  require(count == 2, "an update got lost");
}

void sequence_lock() {
  std::atomic<unsigned> sequence = 0;
  std::atomic<int> hours = 0, minutes = 0;
  together(
      [&] {
        ++sequence;
        hours = 1;
        minutes = 1;
        ++sequence;
      },
      [&] {
        for (;;) {
          const unsigned before = sequence;
          const int h = hours, m = minutes;
          if (before % 2 == 0 && sequence == before) {
            require(h == m, "half of each time");
            return;
          }
          std::this_thread::yield();
        }
      });
}

const Use table[] = {
    {"flag with yield", flag_with_yield},
    {"flag without yield", flag_without_yield},
    {"test_and_set with yield", test_and_set<true>},
    {"test_and_set without yield", test_and_set<false>},
    {"test and test_and_set", test_and_test_and_set},
    {"ticket lock", ticket_lock},
    {"petersons lock", petersons_lock},
    {"sequence lock", sequence_lock},
};

}  // namespace

std::span<const Use> spinning() { return table; }

}  // namespace matrix
