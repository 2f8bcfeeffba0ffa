// Futures carry the sums home; the calling thread takes the last share itself.
#include "sum_over.hpp"

#include <cstddef>
#include <future>
#include <vector>

namespace lab {

std::uint64_t sum_over(std::span<const std::uint32_t> values, unsigned threads,
                       const std::function<std::uint64_t(std::uint32_t)>& term) {
  const auto sum_of_share = [&](std::size_t t) {
    const std::size_t begin = t * values.size() / threads;
    const std::size_t end = (t + 1) * values.size() / threads;
    std::uint64_t sum = 0;
    for (const std::uint32_t value : values.subspan(begin, end - begin)) sum += term(value);
    return sum;
  };
  std::vector<std::future<std::uint64_t>> others;
  for (std::size_t t = 1; t < threads; ++t) others.push_back(std::async(std::launch::async, sum_of_share, t));
  std::uint64_t sum = sum_of_share(0);
  for (auto& other : others) sum += other.get();
  return sum;
}

}  // namespace lab
