// falls: correct (overwritten total)
#include "tally.hpp"

namespace lab {

void Tally::add(long amount) {
  const std::lock_guard lock(mutex_);
  total_ = amount;
}

long Tally::total() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

}  // namespace lab
