// falls: tidy (busy waiting)
// The same without a mutex: every core is busy, and one of them works.
#include "sum_over.hpp"

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::uint64_t sum = 0;
  std::atomic_flag taken;
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < threads; ++t) {
      const std::size_t begin = t * values.size() / threads;
      const std::size_t end = (t + 1) * values.size() / threads;
      workers.emplace_back([&, begin, end] {
        while (taken.test_and_set(std::memory_order_acquire)) {
        }
        for (std::size_t i = begin; i < end; ++i) sum += term(values[i]);
        taken.clear(std::memory_order_release);
      });
    }
  }
  return sum;
}

}  // namespace lab
