#include "bank.hpp"

#include "support/lab.hpp"

namespace lab {

Bank::Bank(const std::vector<long>& opening) : accounts_(opening.size()) {
  for (std::size_t i = 0; i < opening.size(); ++i) accounts_[i].balance = opening[i];
}

bool Bank::transfer(std::size_t from, std::size_t to, long amount) {
  Account& payer = accounts_.at(from);  // at() throws std::out_of_range.
  Account& payee = accounts_.at(to);
  // TODO(03.2): move the amount. Which locks do you need at the same time? Another thread may want the same
  // two in the opposite direction: who waits for whom then? And what if payer and payee are one account?
  (void)payer, (void)payee, (void)amount;
  lab::todo("03.2");
}

long Bank::balance(std::size_t account) const {
  // TODO(03.2): who may be changing this balance while you read it?
  (void)account;
  lab::todo("03.2");
}

}  // namespace lab
