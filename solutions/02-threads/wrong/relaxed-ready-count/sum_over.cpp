// falls: never stuck (data race)
// The counter says that the sums are there, but a relaxed counter hands nothing over.
#include "sum_over.hpp"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <numeric>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::vector<std::uint64_t> sums(threads, 0);
  std::atomic<unsigned> ready = 0;
  std::vector<std::jthread> workers;
  for (std::size_t t = 0; t < threads; ++t) {
    const std::size_t begin = t * values.size() / threads;
    const std::size_t end = (t + 1) * values.size() / threads;
    workers.emplace_back([&, t, begin, end] {
      std::uint64_t mine = 0;
      for (std::size_t i = begin; i < end; ++i) mine += term(values[i]);
      sums[t] = mine;
      ready.fetch_add(1, std::memory_order_relaxed);
    });
  }
  while (ready.load(std::memory_order_relaxed) < threads) {
    std::this_thread::sleep_for(std::chrono::microseconds(50));
  }
  return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

}  // namespace lab
