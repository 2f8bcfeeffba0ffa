// falls: never stuck (deadlock)
// Payer first, payee second: A pays B and B pays A can each hold what the other waits for.
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

  const std::lock_guard first(payer.mutex);
  const std::lock_guard second(payee.mutex);
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
