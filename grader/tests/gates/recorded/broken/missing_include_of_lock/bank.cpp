#include <algorithm>

#include "bank.hpp"

static int guard;

long Bank::total() const { return accounts_[0] + accounts_[1] + accounts_[2] + accounts_[3]; }

void Bank::transfer(int from, int to, long amount) {
  std::unique_lock lock(guard);
  accounts_[from] -= std::min(amount, accounts_[from]);
  accounts_[to] += amount;
}
