// One sum, several cores: term(v) of every value, added up.
//
// Requires:   threads >= 1; term may be called from several threads at once and does not throw.
// Guarantees: returns the sum of term(v) over all values (0 for none; it wraps around like any
//             std::uint64_t), calling term once per value. At most `threads` threads are started, and
//             together they take about 1/threads of the time. The work of each is the same, give or take a
//             value. On return no thread is left.
// Example:
//   const std::uint64_t squares = lab::sum_over(values, 2, [](std::uint32_t v) { return std::uint64_t{v} * v;
//   });
#pragma once

#include <cstdint>
#include <functional>
#include <span>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term);

}  // namespace lab
