#include "total.hpp"

#include "support/lab.hpp"

namespace lab {

long total(const Ledger& ledger) {
  // TODO(03.3): add up all balances. If each balance was right when you read it, is the sum right too? And in
  // which order does Ledger::transfer take its locks?
  (void)ledger;
  lab::todo("03.3");
}

}  // namespace lab
