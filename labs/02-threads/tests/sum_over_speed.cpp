#include <gtest/gtest.h>

#include <future>
#include <numeric>
#include <vector>

#include "harness/speed.hpp"
#include "sum_over.hpp"

namespace lab {
namespace {

// Catches: no overlap. Twenty terms of 1 ms take 20 ms one after another, and 10 ms on two threads.
TEST(SumOver, HasTwoTermsInWorkAtOnce) {
  const std::vector<std::uint32_t> values(20, 1);
  harness::overlap({.items = 20, .threads = 2, .target = LAB_TARGET_SPEEDUP}, [&](const harness::Work& work) {
    sum_over(values, 2, [&](std::uint32_t value) {
      work();
      return std::uint64_t{value};
    });
  });
}

// Catches: too slow. The terms overlap, but on two cores the whole is not 1.6 times as fast as on one.
TEST(SumOver, IsFasterOnTwoCoresThanOnOne) {
  std::vector<std::uint32_t> values(64);
  std::iota(values.begin(), values.end(), 1u);
  const std::uint64_t steps = harness::chain_steps(std::chrono::microseconds(8000 / 64));
  const std::function<std::uint64_t(std::uint32_t)> term = [=](std::uint32_t v) {
    return harness::chain(v, steps);
  };
  const auto sum_of = [&](std::span<const std::uint32_t> share) {
    return std::transform_reduce(share.begin(), share.end(), std::uint64_t{0}, std::plus<>(), term);
  };

  const std::span<const std::uint32_t> all(values);
  const auto in_two_halves = [&] {
    auto second = std::async(std::launch::async, [&] { return sum_of(all.last(32)); });
    const std::uint64_t first = sum_of(all.first(32));
    return first + second.get();
  };
  harness::race(
      {.threads = 2, .target = LAB_TARGET_SPEEDUP}, [&] { return sum_of(all); },
      [&] { return sum_over(all, 2, term); }, in_two_halves);
}

}  // namespace
}  // namespace lab
