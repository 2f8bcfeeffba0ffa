#include "ledger.hpp"

#include <algorithm>

namespace lab {

Ledger::Ledger(const std::vector<long>& opening) : accounts_(opening.size()) {
  for (std::size_t i = 0; i < opening.size(); ++i) accounts_[i].balance = opening[i];
}

void Ledger::transfer(std::size_t from, std::size_t to, long amount) {
  if (from == to) return;
  const std::lock_guard lower(accounts_[std::min(from, to)].mutex);
  const std::lock_guard higher(accounts_[std::max(from, to)].mutex);
  if (accounts_[from].balance < amount) return;
  accounts_[from].balance -= amount;
  accounts_[to].balance += amount;
}

}  // namespace lab
