// falls: race-free (data race)
#include "tally.hpp"

namespace lab {

void Tally::add(long amount) { total_ += amount; }

long Tally::total() const { return total_; }

}  // namespace lab
