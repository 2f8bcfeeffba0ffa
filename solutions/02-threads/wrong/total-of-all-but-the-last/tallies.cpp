// falls: correct (wrong count)
#include "tallies.hpp"

namespace lab {

Tallies::Tallies(std::size_t workers) : tallies_(workers) {}

std::size_t Tallies::size() const { return tallies_.size(); }

std::atomic<std::uint64_t>& Tallies::operator[](std::size_t worker) { return tallies_[worker].count; }

std::uint64_t Tallies::total() const {
  std::uint64_t total = 0;
  for (std::size_t w = 0; w + 1 < tallies_.size(); ++w) total += tallies_[w].count.load();
  return total;
}

}  // namespace lab
