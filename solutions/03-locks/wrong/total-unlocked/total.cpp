// falls: never stuck (data race)
#include "total.hpp"

namespace lab {

long total(const Ledger& ledger) {
  long sum = 0;
  for (std::size_t i = 0; i < ledger.size(); ++i) sum += ledger[i].balance;
  return sum;
}

}  // namespace lab
