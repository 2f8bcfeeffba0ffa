// falls: correct (torn total)
// Each balance was right when it was read; the sum never was.
#include "total.hpp"

#include <mutex>

namespace lab {

long total(const Ledger& ledger) {
  long sum = 0;
  for (std::size_t i = 0; i < ledger.size(); ++i) {
    const std::lock_guard lock(ledger[i].mutex);
    sum += ledger[i].balance;
  }
  return sum;
}

}  // namespace lab
