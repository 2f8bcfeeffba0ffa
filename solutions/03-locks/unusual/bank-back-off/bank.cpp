#include "bank.hpp"

#include <utility>

namespace lab {

Bank::Bank(const std::vector<long>& opening) : accounts_(opening.size()) {
  for (std::size_t i = 0; i < opening.size(); ++i) accounts_[i].balance = opening[i];
}

bool Bank::transfer(std::size_t from, std::size_t to, long amount) {
  Account& payer = accounts_.at(from);
  Account& payee = accounts_.at(to);
  if (amount < 0) return false;
  if (from == to) return amount <= balance(from);

  // Waits with empty hands only: holds one account, tries the other, and lets go if it is taken.
  std::unique_lock first(payer.mutex, std::defer_lock), second(payee.mutex, std::defer_lock);
  while (true) {
    first.lock();
    if (second.try_lock()) break;
    first.unlock();
    std::swap(first, second);  // Next time, wait for the one that was taken.
  }
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
