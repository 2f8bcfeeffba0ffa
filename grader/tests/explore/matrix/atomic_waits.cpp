#include <atomic>
#include <cstdint>

#include "matrix/use.hpp"

namespace matrix {
namespace {

template <class Integer>
void wakes_one() {
  std::atomic<Integer> gate = 0;
  int letter = 0;
  together(
      [&] {
        gate.wait(0);
        require(letter == 42, "an empty letter");
      },
      [&] {
        letter = 42;
        gate = 1;
        gate.notify_one();
      });
}

void wakes_all() {
  std::atomic<int> gate = 0;
  const auto wait = [&] { gate.wait(0, std::memory_order_acquire); };
  together(wait, wait, [&] {
    gate.store(1, std::memory_order_release);
    gate.notify_all();
  });
}

void waits_for_a_count() {
  std::atomic<int> done = 0;
  const auto work = [&] {
    ++done;
    done.notify_all();
  };
  together(work, work, [&] {
    for (int seen = done; seen < 2; seen = done) done.wait(seen);
  });
}

void flag_waits() {
  std::atomic_flag raised;
  together([&] { raised.wait(false); },
           [&] {
             raised.test_and_set();
             raised.notify_one();
           });
}

void two_in_one_place() {
  std::atomic<long> first = 0;
  std::atomic<bool> second = false;
  together(
      [&] {
        first.wait(0);
        second.wait(false);
      },
      [&] {
        first = 1;
        first.notify_all();
        second = true;
        second.notify_all();
      });
}

void reference_waits() {
  alignas(8) int gate = 0;
  together([&] { std::atomic_ref<int>(gate).wait(0); },
           [&] {
             const std::atomic_ref<int> opened(gate);
             opened = 1;
             opened.notify_one();
           });
}

const Use table[] = {
    {"atomic wait 8 bits", wakes_one<std::uint8_t>},
    {"atomic wait 32 bits", wakes_one<std::uint32_t>},
    {"atomic wait 64 bits", wakes_one<std::uint64_t>},
    {"atomic notify_all", wakes_all},
    {"atomic wait for a count", waits_for_a_count},
    {"atomic_flag wait", flag_waits},
    {"two atomic waits", two_in_one_place},
    {"atomic_ref wait", reference_waits},
};

}  // namespace

std::span<const Use> atomic_waits() { return table; }

}  // namespace matrix
