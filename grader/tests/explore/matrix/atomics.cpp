#include <atomic>
#include <cstdint>
#include <memory>

#include "matrix/use.hpp"

namespace matrix {
namespace {

template <class Integer>
void counts() {
  std::atomic<Integer> count = 0;
  const auto add = [&] {
    ++count;
    count.fetch_add(2, std::memory_order_relaxed);
    count -= 1;
    count.fetch_or(0);
  };
  together(add, add);
  require(count == 4, "an update got lost");
}

template <class Integer>
void swaps() {
  std::atomic<Integer> value = 1;
  const auto twice = [&] {
    Integer seen = value;
    while (!value.compare_exchange_weak(seen, static_cast<Integer>(seen * 2))) {
    }
  };
  together(twice, twice);
  require(value.exchange(0) == 4, "an update got lost");
}

struct Pair {
  long first = 1, second = 2;
  bool operator==(const Pair&) const = default;
};

void sixteen_bytes() {
  std::atomic<Pair> pair(Pair{});
  together(
      [&] {
        pair = Pair{3, 4};
      },
      [&] {
        const Pair seen = pair;
        require(seen.first + 1 == seen.second, "half of each");
      },
      [&] {
        Pair seen = pair;
        while (!pair.compare_exchange_strong(seen, {seen.first + 2, seen.second + 2})) {
        }
      });
}

void pointers() {
  int things[3] = {1, 2, 3};
  std::atomic<int*> at = things;
  const auto next = [&] { require(*at++ <= 2, "past the second"); };
  together(next, next);
  require(at == things + 2, "an update got lost");
}

void floating_point() {
  std::atomic<double> sum = 0.0;
  const auto add = [&] { sum += 0.5; };
  together(add, add);
  require(sum == 1.0, "an update got lost");
}

void atomic_ref() {
  alignas(std::atomic_ref<int>::required_alignment) int count = 0;
  const auto add = [&] { ++std::atomic_ref<int>(count); };
  together(add, add);
  require(count == 2, "an update got lost");
}

void release_and_acquire() {
  int letter = 0;
  std::atomic<bool> ready = false;
  together(
      [&] {
        letter = 42;
        ready.store(true, std::memory_order_release);
      },
      [&] {
        if (ready.load(std::memory_order_acquire)) require(letter == 42, "an empty letter");
      });
}

void release_sequence() {
  int letter = 0;
  std::atomic<int> stage = 0;
  together(
      [&] {
        letter = 42;
        stage.store(1, std::memory_order_release);
      },
      [&] {
        int one = 1;
        stage.compare_exchange_strong(one, 2, std::memory_order_relaxed);
      },
      [&] {
        if (stage.load(std::memory_order_acquire) == 2) require(letter == 42, "an empty letter");
      });
}

void fences() {
  int letter = 0;
  std::atomic<bool> ready = false;
  together(
      [&] {
        letter = 42;
        std::atomic_thread_fence(std::memory_order_release);
        ready.store(true, std::memory_order_relaxed);
      },
      [&] {
        if (!ready.load(std::memory_order_relaxed)) return;
        std::atomic_thread_fence(std::memory_order_acquire);
        require(letter == 42, "an empty letter");
      });
}

void signal_fence() {
  std::atomic<int> count = 0;
  const auto add = [&] {
    ++count;
    std::atomic_signal_fence(std::memory_order_seq_cst);
  };
  together(add, add);
  require(count == 2, "an update got lost");
}

void atomic_shared_ptr() {
  std::atomic<std::shared_ptr<int>> notice(std::make_shared<int>(1));
  together([&] { notice = std::make_shared<int>(2); },
           [&] {
             const auto seen = notice.load();
             require(*seen == 1 || *seen == 2, "no notice");
           });
}

void free_functions_on_shared_ptr() {
  auto notice = std::make_shared<int>(1);
  together([&] { std::atomic_store(&notice, std::make_shared<int>(2)); },
           [&] {
             const auto seen = std::atomic_load(&notice);
             require(*seen == 1 || *seen == 2, "no notice");
           });
}

const Use table[] = {
    {"atomic 8 bits", counts<std::uint8_t>},
    {"atomic 16 bits", counts<std::uint16_t>},
    {"atomic 32 bits", counts<std::uint32_t>},
    {"atomic 64 bits", counts<std::uint64_t>},
    {"compare_exchange 8 bits", swaps<std::uint8_t>},
    {"compare_exchange 16 bits", swaps<std::uint16_t>},
    {"compare_exchange 32 bits", swaps<std::uint32_t>},
    {"compare_exchange 64 bits", swaps<std::uint64_t>},
    {"atomic 128 bits", sixteen_bytes},
    {"atomic pointers", pointers},
    {"atomic double", floating_point},
    {"atomic_ref", atomic_ref},
    {"release and acquire", release_and_acquire},
    {"release sequence", release_sequence},
    {"fences", fences},
    {"signal fence", signal_fence},
    {"atomic shared_ptr", atomic_shared_ptr},
    {"free functions on shared_ptr", free_functions_on_shared_ptr},
};

}  // namespace

std::span<const Use> atomics() { return table; }

}  // namespace matrix
