// falls: correct (deadlock)
#include "total.hpp"

namespace lab {

long total(const Ledger& ledger) {
  for (std::size_t i = 0; i < ledger.size(); ++i) ledger[i].mutex.lock();
  long sum = 0;
  for (std::size_t i = 0; i < ledger.size(); ++i) sum += ledger[i].balance;
  return sum;
}

}  // namespace lab
