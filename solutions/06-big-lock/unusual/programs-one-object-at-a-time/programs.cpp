#include "programs.hpp"

namespace lab {

// Nobody was promised that nothing is on its way for a moment, so no program ever has two locks.

Program add_one(int object) {
  return {op::lock(object), op::load(object), op::add(1), op::store(object), op::unlock(object)};
}

Program move_one(int from, int to) {
  return {op::lock(from), op::load(from), op::add(-1), op::store(from), op::unlock(from),
          op::lock(to),   op::load(to),   op::add(1),  op::store(to),   op::unlock(to)};
}

Verdicts verdicts() {
  return {.stops_lost_updates = false,
          .stops_deadlocks = false,
          .cpu_speedup_two_threads = 1,
          .io_speedup_three_threads = 3};
}

}  // namespace lab
