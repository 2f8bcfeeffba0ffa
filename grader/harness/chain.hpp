// A latency-bound kernel: a chain of dependent steps that no compiler vectorises or shortens.
#pragma once

#include <chrono>
#include <cstdint>

namespace harness {

/// Runs `steps` of about 1 ns each; the result depends on every one.
std::uint64_t chain(std::uint64_t seed, std::uint64_t steps);

/// Steps of chain() that take about `duration` on this machine now (calibrated once per program).
std::uint64_t chain_steps(std::chrono::microseconds duration);

}  // namespace harness
