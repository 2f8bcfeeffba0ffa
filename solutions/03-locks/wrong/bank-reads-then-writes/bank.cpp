// falls: correct (lost update)
// Every access has its lock, and what is written was read long ago.
#include "bank.hpp"

namespace lab {

Bank::Bank(const std::vector<long>& opening) : accounts_(opening.size()) {
  for (std::size_t i = 0; i < opening.size(); ++i) accounts_[i].balance = opening[i];
}

bool Bank::transfer(std::size_t from, std::size_t to, long amount) {
  Account& payer = accounts_.at(from);
  Account& payee = accounts_.at(to);
  if (amount < 0) return false;
  if (from == to) return amount <= balance(from);

  const long payer_has = balance(from), payee_has = balance(to);
  if (payer_has < amount) return false;
  const std::scoped_lock both(payer.mutex, payee.mutex);
  payer.balance = payer_has - amount;
  payee.balance = payee_has + amount;
  return true;
}

long Bank::balance(std::size_t account) const {
  const Account& asked = accounts_.at(account);
  const std::lock_guard lock(asked.mutex);
  return asked.balance;
}

}  // namespace lab
