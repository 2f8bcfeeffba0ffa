#include "total.hpp"

#include <mutex>
#include <vector>

namespace lab {

long total(const Ledger& ledger) {
  // The sum is taken at the moment when all accounts are held. From the lowest index up, as transfer() does.
  std::vector<std::unique_lock<std::mutex>> held;
  held.reserve(ledger.size());
  long sum = 0;
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    held.emplace_back(ledger[i].mutex);
    sum += ledger[i].balance;
  }
  return sum;
}

}  // namespace lab
