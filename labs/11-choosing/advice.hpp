// Task 2: which model, and why?
//
// Guarantees: advice() has one row for each shop, for a machine with so many cores. The model does what the
//             shop asks for (README), which is measured. The reason is the one that decides: it is true of
//             the shop, and it rules out what would otherwise be simpler.
// Example:
//   ./grade try weather threads
#pragma once

#include <array>

#include "given/shop.hpp"

namespace lab {

enum class Reason {
  waits_dominate,    ///< It mostly waits, so others can be served meanwhile.
  cpu_dominates,     ///< It computes, and one core is not enough.
  too_small,         ///< It is done before any helper has started.
  thousands_idle,    ///< So many wait at once that each must cost next to nothing.
  may_crash,         ///< Some of the work takes down whoever does it.
  blocking_library,  ///< What it waits with blocks the thread that calls it.
  keep_loop_free     ///< It waits and computes, and nobody who waits may be kept by what computes.
};

struct Advice {
  Shop shop;
  Model model;
  Reason why;
};

std::array<Advice, 8> advice(unsigned cores);

}  // namespace lab
