// Given for task 3: a ledger of accounts, each with a lock of its own.
//
// Guarantees: transfer() holds both accounts' locks while it moves the money; it locks the account with the
//             lower index first. It does nothing when the payer has too little. Safe from several threads.
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

namespace lab {

struct Account {
  mutable std::mutex mutex;
  long balance = 0;  // Guarded by mutex.
};

class Ledger {
 public:
  explicit Ledger(const std::vector<long>& opening);

  void transfer(std::size_t from, std::size_t to, long amount);

  std::size_t size() const { return accounts_.size(); }
  Account& operator[](std::size_t i) { return accounts_[i]; }
  const Account& operator[](std::size_t i) const { return accounts_[i]; }

 private:
  std::vector<Account> accounts_;  // Never grows or shrinks.
};

}  // namespace lab
