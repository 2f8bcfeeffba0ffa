#include "programs.hpp"

namespace lab {

// Lock 0 guards all objects: nothing can be taken in a wrong order.

Program add_one(int object) {
  return {op::lock(0), op::load(object), op::add(1), op::store(object), op::unlock(0)};
}

Program move_one(int from, int to) {
  return {op::lock(0),  op::load(from), op::add(-1),   op::store(from),
          op::load(to), op::add(1),     op::store(to), op::unlock(0)};
}

Verdicts verdicts() {
  return {.stops_lost_updates = false,
          .stops_deadlocks = false,
          .cpu_speedup_two_threads = 1,
          .io_speedup_three_threads = 3};
}

}  // namespace lab
