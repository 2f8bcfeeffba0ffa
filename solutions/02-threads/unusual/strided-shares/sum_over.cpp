// Thread t takes the values t, t + threads, t + 2 * threads: no remainder to think of.
#include "sum_over.hpp"

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::atomic<std::uint64_t> sum = 0;
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        std::uint64_t mine = 0;
        for (std::size_t i = t; i < values.size(); i += threads) mine += term(values[i]);
        sum.fetch_add(mine, std::memory_order_relaxed);
      });
    }
  }
  return sum;
}

}  // namespace lab
