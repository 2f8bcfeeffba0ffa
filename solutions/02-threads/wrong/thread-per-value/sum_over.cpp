// falls: tidy (excess threads)
#include "sum_over.hpp"

#include <atomic>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  (void)threads;
  std::atomic<std::uint64_t> sum = 0;
  {
    std::vector<std::jthread> workers;
    for (const std::uint32_t value : values) {
      workers.emplace_back([&, value] { sum += term(value); });
    }
  }
  return sum;
}

}  // namespace lab
