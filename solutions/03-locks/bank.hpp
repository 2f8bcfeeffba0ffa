// The street's bank: it moves money between the shops' accounts.
//
// Requires:   nothing is negative in `opening`.
// Guarantees: transfer() moves the whole amount or nothing. True: it moved. False, and nothing has changed:
//             the amount is negative, or more than the payer has. To pay yourself what you have moves
//             nothing: true. At every moment each coin is in exactly one account, and no account is below
//             zero. Any number of threads may call; transfers without a common account never wait for each
//             other. Both throw std::out_of_range for an account that does not exist.
// Example:
//   Bank bank({100, 0});
//   bank.transfer(0, 1, 30);  // true: 70 and 30
#pragma once

#include <cstddef>
#include <mutex>
#include <vector>

namespace lab {

class Bank {
 public:
  explicit Bank(const std::vector<long>& opening);

  bool transfer(std::size_t from, std::size_t to, long amount);
  long balance(std::size_t account) const;

 private:
  struct Account {
    mutable std::mutex mutex;
    long balance = 0;  // Guarded by mutex.
  };
  std::vector<Account> accounts_;  // Never grows or shrinks: the constructor makes all of them.
};

}  // namespace lab
