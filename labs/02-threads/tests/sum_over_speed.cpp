#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <numeric>
#include <vector>

#include "harness/speed.hpp"
#include "sum_over.hpp"

namespace lab {
namespace {

using Values = std::span<const std::uint32_t>;

// Twenty terms of 1 ms take 20 ms one after another, and 10 ms on two threads.
void check_overlap() {
  const std::vector<std::uint32_t> values(20, 1);
  harness::overlap({.items = 20, .threads = 2, .target = LAB_TARGET_SPEEDUP}, [&](const harness::Work& work) {
    sum_over(values, 2, [&](std::uint32_t value) {
      work();
      return std::uint64_t{value};
    });
  });
}

// 64 terms that really compute, about 8 ms in all.
void check_speed() {
  std::vector<std::uint32_t> all(64);
  std::iota(all.begin(), all.end(), 1u);
  const std::uint64_t steps = harness::chain_steps(std::chrono::microseconds(8000 / 64));
  const std::function<std::uint64_t(std::uint32_t)> term = [=](std::uint32_t value) {
    return harness::chain(value, steps);
  };
  const auto sum_of = [&](Values values) {
    return std::transform_reduce(values.begin(), values.end(), std::uint64_t{0}, std::plus<>(), term);
  };
  const auto in_two_halves = [&] {
    auto second_half = std::async(std::launch::async, [&] { return sum_of(Values(all).last(32)); });
    const std::uint64_t first_half = sum_of(Values(all).first(32));
    return first_half + second_half.get();
  };
  harness::race(
      {.threads = 2, .target = LAB_TARGET_SPEEDUP}, [&] { return sum_of(all); },
      [&] { return sum_over(all, 2, term); }, in_two_halves);
}

// Catches: no overlap. Two threads must have two terms in work at once, and be 1.6 times as fast on two
// cores.
TEST(SumOver, IsFasterWithTwoThreadsThanWithOne) {
  check_overlap();
  check_speed();
}

}  // namespace
}  // namespace lab
