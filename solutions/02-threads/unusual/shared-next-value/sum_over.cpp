// Whoever is free takes the next value; good for terms that differ in cost.
#include "sum_over.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::atomic<std::size_t> next = 0;
  std::atomic<std::uint64_t> sum = 0;
  {
    std::vector<std::jthread> workers(std::min<std::size_t>(threads, values.size()));
    for (std::jthread& worker : workers) {
      worker = std::jthread([&] {
        std::uint64_t mine = 0;
        for (std::size_t i; (i = next.fetch_add(1)) < values.size();) mine += term(values[i]);
        sum += mine;
      });
    }
  }
  return sum;
}

}  // namespace lab
