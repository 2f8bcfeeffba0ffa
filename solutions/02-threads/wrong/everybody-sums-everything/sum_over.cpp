// falls: correct (repeated work)
// The sum is right, since only one thread keeps it; the others did the same for nothing.
#include "sum_over.hpp"

#include <thread>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  std::uint64_t sum = 0;
  {
    std::vector<std::jthread> workers;
    for (unsigned t = 0; t < threads; ++t) {
      workers.emplace_back([&, t] {
        std::uint64_t mine = 0;
        for (const std::uint32_t value : values) mine += term(value);
        if (t == 0) sum = mine;
      });
    }
  }
  return sum;
}

}  // namespace lab
