// How much money is there in the whole ledger?
//
// Guarantees: the sum of all balances at one single moment, also while other threads transfer: money on its
//             way is never counted twice or not at all. Every lock is free again afterwards. Safe from
//             several threads, together with Ledger::transfer.
// Example:
//   Ledger ledger({100, 50});
//   total(ledger);  // 150, whatever other threads transfer meanwhile
#pragma once

#include "ledger.hpp"

namespace lab {

long total(const Ledger& ledger);

}  // namespace lab
