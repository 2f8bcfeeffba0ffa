#include "tallies.hpp"

namespace lab {

Tallies::Tallies(std::size_t workers) : tallies_(workers) {}

std::size_t Tallies::size() const { return tallies_.size(); }

std::atomic<std::uint64_t>& Tallies::operator[](std::size_t worker) { return tallies_[worker].count; }

std::uint64_t Tallies::total() const {
  std::uint64_t total = 0;
  for (const Tally& tally : tallies_) total += tally.count.load(std::memory_order_relaxed);
  return total;
}

}  // namespace lab
