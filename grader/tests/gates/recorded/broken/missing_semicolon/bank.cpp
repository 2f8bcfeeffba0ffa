#include "bank.hpp"

long Bank::total() const { return accounts_[0] + accounts_[1] + accounts_[2] + accounts_[3]; }

void Bank::transfer(int from, int to, long amount) {
  accounts_[from] -= amount;
  accounts_[to] += amount
}
