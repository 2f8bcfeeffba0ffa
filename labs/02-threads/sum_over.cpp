#include "sum_over.hpp"

#include "support/lab.hpp"

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  // This is right, on one core.
  // TODO(02.3): share the values out among `threads` threads. Which values are whose, when 7 are shared by 3?
  // And where does each thread keep its sum?
  (void)threads;
  todo("02.3");

  std::uint64_t sum = 0;
  for (const std::uint32_t value : values) sum += term(value);
  return sum;
}

}  // namespace lab
