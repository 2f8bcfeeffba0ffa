#include "bank.hpp"

void Bank::transfer(int from, int to, long amount) {
  accounts_[from] -= amount;
  accounts_[to] += amount;
}
