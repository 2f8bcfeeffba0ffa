// falls: never stuck (deadlock)
#include "total.hpp"

#include <mutex>
#include <vector>

namespace lab {

long total(const Ledger& ledger) {
  std::vector<std::unique_lock<std::mutex>> held;
  held.reserve(ledger.size());
  long sum = 0;
  for (std::size_t i = ledger.size(); i-- > 0;) {
    held.emplace_back(ledger[i].mutex);
    sum += ledger[i].balance;
  }
  return sum;
}

}  // namespace lab
