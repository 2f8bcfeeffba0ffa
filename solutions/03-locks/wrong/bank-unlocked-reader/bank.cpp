// falls: never stuck (data race)
#include "bank.hpp"

namespace lab {

Bank::Bank(const std::vector<long>& opening) : accounts_(opening.size()) {
  for (std::size_t i = 0; i < opening.size(); ++i) accounts_[i].balance = opening[i];
}

bool Bank::transfer(std::size_t from, std::size_t to, long amount) {
  Account& payer = accounts_.at(from);
  Account& payee = accounts_.at(to);
  if (amount < 0) return false;
  if (from == to) {
    const std::lock_guard lock(payer.mutex);
    return amount <= payer.balance;
  }

  const std::scoped_lock both(payer.mutex, payee.mutex);
  if (payer.balance < amount) return false;
  payee.balance += amount;
  payer.balance -= amount;
  return true;
}

long Bank::balance(std::size_t account) const {
  const Account& asked = accounts_.at(account);
  return asked.balance;
}

}  // namespace lab
