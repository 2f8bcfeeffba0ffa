// Task 1: what keeps a shop busy?
//
// Guarantees: kinds() has one row for each shop. io_bound: at most a fifth of the work is computing.
//             cpu_bound: at least four fifths are. mixed: both can be seen.
// Example:
//   ./grade try weather
#pragma once

#include <array>

#include "given/shop.hpp"

namespace lab {

enum class Kind { io_bound, cpu_bound, mixed };

struct ShopKind {
  Shop shop;
  Kind kind;
};

std::array<ShopKind, 8> kinds();

}  // namespace lab
