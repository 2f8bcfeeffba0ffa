// Holds the locks only to copy the balances; the sum is that moment's, though it is made later.
#include "total.hpp"

#include <mutex>
#include <numeric>
#include <vector>

namespace lab {
namespace {

std::vector<long> balances_at_one_moment(const Ledger& ledger) {
  std::vector<std::unique_lock<std::mutex>> held;
  for (std::size_t i = 0; i < ledger.size(); ++i) held.emplace_back(ledger[i].mutex);
  std::vector<long> balances;
  for (std::size_t i = 0; i < ledger.size(); ++i) balances.push_back(ledger[i].balance);
  return balances;
}

}  // namespace

long total(const Ledger& ledger) {
  const std::vector<long> balances = balances_at_one_moment(ledger);
  return std::accumulate(balances.begin(), balances.end(), 0L);
}

}  // namespace lab
