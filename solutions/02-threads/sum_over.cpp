#include "sum_over.hpp"

#include <cstddef>
#include <numeric>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::vector<std::uint64_t> sums(threads, 0);  // Thread t writes sums[t], once.
  {
    std::vector<std::jthread> workers;
    workers.reserve(threads);
    for (std::size_t t = 0; t < threads; ++t) {
      // The end of one share is the beginning of the next, so nothing is left over, whatever the remainder.
      const std::size_t begin = t * values.size() / threads;
      const std::size_t end = (t + 1) * values.size() / threads;
      workers.emplace_back([&term, &sum = sums[t], share = values.subspan(begin, end - begin)] {
        std::uint64_t mine = 0;
        for (const std::uint32_t value : share) mine += term(value);
        sum = mine;
      });
    }
  }  // Joins them all.
  return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

}  // namespace lab
