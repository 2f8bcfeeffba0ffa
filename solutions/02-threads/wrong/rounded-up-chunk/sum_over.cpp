// falls: correct (out-of-bounds read)
// Rounding up keeps the remainder, and makes the last shares begin behind the end.
#include "sum_over.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  const std::size_t chunk = (values.size() + threads - 1) / threads;
  std::vector<std::uint64_t> sums(threads, 0);
  {
    std::vector<std::jthread> workers;
    for (unsigned t = 0; t < threads; ++t) {
      const std::size_t begin = t * chunk;
      const std::size_t end = std::min(begin + chunk, values.size());
      workers.emplace_back([&, t, begin, end] {
        std::uint64_t mine = 0;
        for (std::size_t i = begin; i != end; ++i) mine += term(values[i]);
        sums[t] = mine;
      });
    }
  }
  return std::accumulate(sums.begin(), sums.end(), std::uint64_t{0});
}

}  // namespace lab
