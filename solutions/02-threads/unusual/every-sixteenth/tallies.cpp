// One plain array, and a stride instead of a type.
#include "tallies.hpp"

namespace lab {

Tallies::Tallies(std::size_t workers) : places_(16 * workers) {}

std::size_t Tallies::size() const { return places_.size() / 16; }

std::atomic<std::uint64_t>& Tallies::operator[](std::size_t worker) { return places_[16 * worker]; }

std::uint64_t Tallies::total() const {
  std::uint64_t total = 0;
  for (const auto& place : places_) total += place.load(std::memory_order_relaxed);
  return total;
}

}  // namespace lab
