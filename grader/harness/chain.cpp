#include "harness/chain.hpp"

#include <algorithm>

namespace harness {
namespace {

using Clock = std::chrono::steady_clock;

// The quickest of many short runs: interference only ever adds time.
double nanoseconds_per_step() {
  constexpr std::uint64_t steps = 100'000;
  Clock::duration quickest = Clock::duration::max();
  volatile std::uint64_t result = 1;
  for (int i = 0; i < 15; ++i) {
    const Clock::time_point start = Clock::now();
    result = chain(result, steps);
    quickest = std::min(quickest, Clock::now() - start);
  }
  return static_cast<double>(std::chrono::nanoseconds(quickest).count()) / static_cast<double>(steps);
}

}  // namespace

std::uint64_t chain(std::uint64_t seed, std::uint64_t steps) {
  std::uint64_t value = seed;
  for (std::uint64_t i = 0; i < steps; ++i) {
    value = value * 6364136223846793005u + 1442695040888963407u;
    asm volatile("" : "+r"(value));  // Otherwise the compiler folds several steps into one.
  }
  return value;
}

std::uint64_t chain_steps(std::chrono::microseconds duration) {
  static const double per_step = nanoseconds_per_step();
  const auto wanted = static_cast<double>(std::chrono::nanoseconds(duration).count());
  return std::max<std::uint64_t>(1, static_cast<std::uint64_t>(wanted / per_step));
}

}  // namespace harness
