// falls: correct (lost update)
// A move changes two objects, and locks the one it takes from.
#include "programs.hpp"

namespace lab {

// Lock number x guards object x.

Program add_one(int object) {
  return {op::lock(object), op::load(object), op::add(1), op::store(object), op::unlock(object)};
}

Program move_one(int from, int to) {
  if (from == to) return {};
  return {op::lock(from), op::load(from), op::add(-1),   op::store(from),
          op::load(to),   op::add(1),     op::store(to), op::unlock(from)};
}

Verdicts verdicts() {
  return {.stops_lost_updates = false,
          .stops_deadlocks = false,
          .cpu_speedup_two_threads = 1,
          .io_speedup_three_threads = 3};
}

}  // namespace lab
