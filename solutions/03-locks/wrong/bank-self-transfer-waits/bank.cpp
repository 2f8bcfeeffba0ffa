// falls: correct (deadlock)
// A fine order, but whoever pays themselves waits for a lock they hold.
#include "bank.hpp"

#include <algorithm>

namespace lab {

Bank::Bank(const std::vector<long>& opening) : accounts_(opening.size()) {
  for (std::size_t i = 0; i < opening.size(); ++i) accounts_[i].balance = opening[i];
}

bool Bank::transfer(std::size_t from, std::size_t to, long amount) {
  Account& payer = accounts_.at(from);
  Account& payee = accounts_.at(to);
  if (amount < 0) return false;
  const std::lock_guard lower(accounts_[std::min(from, to)].mutex);
  const std::lock_guard higher(accounts_[std::max(from, to)].mutex);
  if (payer.balance < amount) return false;
  payer.balance -= amount;
  payee.balance += amount;
  return true;
}

long Bank::balance(std::size_t account) const {
  const Account& asked = accounts_.at(account);
  const std::lock_guard lock(asked.mutex);
  return asked.balance;
}

}  // namespace lab
