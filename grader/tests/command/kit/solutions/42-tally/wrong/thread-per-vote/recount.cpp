// falls: tidy (excess threads)
#include <thread>

#include "recount.hpp"

namespace lab {

long recount(const std::vector<long>& votes, int) {
  long sum = 0;
  for (const long vote : votes) std::thread([&] { sum += vote; }).join();
  return sum;
}

}  // namespace lab
