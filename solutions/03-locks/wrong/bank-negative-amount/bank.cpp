// falls: correct (negative amount)
#include "bank.hpp"

namespace lab {

Bank::Bank(const std::vector<long>& opening) : accounts_(opening.size()) {
  for (std::size_t i = 0; i < opening.size(); ++i) accounts_[i].balance = opening[i];
}

bool Bank::transfer(std::size_t from, std::size_t to, long amount) {
  Account& payer = accounts_.at(from);
  Account& payee = accounts_.at(to);
  // One account, one lock: scoped_lock would try to take it twice.
  if (from == to) return amount <= balance(from);

  // Takes both or none while it waits, so nobody can hold one and wait for the other.
  const std::scoped_lock both(payer.mutex, payee.mutex);
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
