// falls: tidy (busy waiting)
#include "sum_over.hpp"

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::atomic<std::uint64_t> sum = 0;
  std::atomic<unsigned> running = threads;
  std::vector<std::jthread> workers;
  for (std::size_t t = 0; t < threads; ++t) {
    const std::size_t begin = t * values.size() / threads;
    const std::size_t end = (t + 1) * values.size() / threads;
    workers.emplace_back([&, begin, end] {
      std::uint64_t mine = 0;
      for (std::size_t i = begin; i < end; ++i) mine += term(values[i]);
      sum += mine;
      --running;
    });
  }
  while (running > 0) {
  }
  return sum;
}

}  // namespace lab
