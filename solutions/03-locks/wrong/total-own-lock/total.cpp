// falls: never stuck (data race)
// A lock, but not the one the transfers take.
#include "total.hpp"

#include <mutex>

namespace lab {

long total(const Ledger& ledger) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  long sum = 0;
  for (std::size_t i = 0; i < ledger.size(); ++i) sum += ledger[i].balance;
  return sum;
}

}  // namespace lab
