// falls: correct (lost update)
// One thread at a time, so what can happen?
#include "programs.hpp"

namespace lab {

Program add_one(int object) { return {op::load(object), op::add(1), op::store(object)}; }

Program move_one(int from, int to) {
  if (from == to) return {};
  return {op::load(from), op::add(-1), op::store(from), op::load(to), op::add(1), op::store(to)};
}

Verdicts verdicts() {
  return {.stops_lost_updates = false,
          .stops_deadlocks = false,
          .cpu_speedup_two_threads = 1,
          .io_speedup_three_threads = 3};
}

}  // namespace lab
