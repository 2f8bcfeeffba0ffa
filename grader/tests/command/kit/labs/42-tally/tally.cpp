#include "tally.hpp"

#include "support/lab.hpp"

namespace lab {

void Tally::add(long amount) {
  // TODO(42.1): two threads may be here at once. What must nobody see half done?
  lab::todo("42.1");
  total_ += amount;
}

long Tally::total() const { return total_; }

}  // namespace lab
