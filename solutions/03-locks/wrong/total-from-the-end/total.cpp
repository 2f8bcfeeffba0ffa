// falls: correct (torn total)
// The same from the other end.
#include "total.hpp"

#include <mutex>

namespace lab {

long total(const Ledger& ledger) {
  long sum = 0;
  for (std::size_t i = ledger.size(); i-- > 0;) {
    const std::lock_guard lock(ledger[i].mutex);
    sum += ledger[i].balance;
  }
  return sum;
}

}  // namespace lab
