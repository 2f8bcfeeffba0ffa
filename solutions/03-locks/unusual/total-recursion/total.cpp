#include "total.hpp"

#include <mutex>

namespace lab {

namespace {

// Every call keeps its account locked until the sum of all the later ones is known.
long rest(const Ledger& ledger, std::size_t first) {
  if (first == ledger.size()) return 0;
  const std::lock_guard lock(ledger[first].mutex);
  return ledger[first].balance + rest(ledger, first + 1);
}

}  // namespace

long total(const Ledger& ledger) { return rest(ledger, 0); }

}  // namespace lab
