// falls: fast enough (too slow)
// The first thread gets four fifths, the others share the rest.
#include "sum_over.hpp"

#include <cstddef>
#include <numeric>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::vector<std::uint64_t> sums(threads, 0);
  {
    std::vector<std::jthread> workers;
    std::size_t begin = 0;
    for (std::size_t t = 0; t < threads; ++t) {
      const std::size_t left = values.size() - begin;
      const std::size_t size = t + 1 == threads ? left : left * 4 / 5;
      workers.emplace_back([&term, &sum = sums[t], share = values.subspan(begin, size)] {
        std::uint64_t mine = 0;
        for (const std::uint32_t value : share) mine += term(value);
        sum = mine;
      });
      begin += size;
    }
  }
  return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

}  // namespace lab
