// falls: fast enough (no overlap)
// A second thread keeps the second core busy, with nothing.
#include "sum_over.hpp"

#include <cstddef>
#include <thread>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  volatile std::size_t heat = 0;
  std::jthread burner([&] {
    for (std::size_t i = 0; threads > 1 && i < 20'000 * values.size(); ++i) heat = i;
  });
  std::uint64_t sum = 0;
  for (const std::uint32_t value : values) sum += term(value);
  return sum;
}

}  // namespace lab
