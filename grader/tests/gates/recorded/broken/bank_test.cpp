#include "bank.hpp"

int main() {
  Bank bank;
  bank.transfer(0, 1, 10);
  return bank.total() == 400 ? 0 : 1;
}
