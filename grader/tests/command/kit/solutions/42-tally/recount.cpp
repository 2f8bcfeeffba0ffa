#include "recount.hpp"

#include <numeric>
#include <thread>

namespace lab {

long recount(const std::vector<long>& votes, int max_threads) {
  const auto middle = votes.begin() + static_cast<long>(votes.size() / 2);
  if (max_threads < 2) return std::accumulate(votes.begin(), votes.end(), 0L);
  long first_half = 0;
  std::thread helper([&] { first_half = std::accumulate(votes.begin(), middle, 0L); });
  const long second_half = std::accumulate(middle, votes.end(), 0L);
  helper.join();
  return first_half + second_half;
}

}  // namespace lab
