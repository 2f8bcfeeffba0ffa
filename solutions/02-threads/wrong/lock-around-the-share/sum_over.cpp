// falls: fast enough (no overlap)
// Two threads, and a lock that lets one of them work.
#include "sum_over.hpp"

#include <cstddef>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::uint64_t sum = 0;
  std::mutex mutex;
  {
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < threads; ++t) {
      const std::size_t begin = t * values.size() / threads;
      const std::size_t end = (t + 1) * values.size() / threads;
      workers.emplace_back([&, begin, end] {
        const std::lock_guard lock(mutex);
        for (std::size_t i = begin; i < end; ++i) sum += term(values[i]);
      });
    }
  }
  return sum;
}

}  // namespace lab
