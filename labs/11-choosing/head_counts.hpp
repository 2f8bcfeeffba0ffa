// Task 4: these five have made up their minds about the model. How many workers?
//
// Guarantees: head_counts() has one row for each of the five, for a machine with so many cores. Nobody is
//             hired who has nothing to do, no limit is broken (README), and the work takes at most 1.6 times
//             as many rounds as it takes with the best number.
// Example:
//   ./grade try weather threads       (1, 2, 4, 8 … threads, one bar each)
//   ./grade try weather threads 20
#pragma once

#include <array>

#include "given/shop.hpp"

namespace lab {

struct HeadCount {
  Shop shop;
  unsigned workers;
};

std::array<HeadCount, 5> head_counts(unsigned cores);

}  // namespace lab
