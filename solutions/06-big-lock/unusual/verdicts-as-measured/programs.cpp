#include "programs.hpp"

#include <algorithm>

namespace lab {

// Lock number x guards object x. Who needs two takes the lower number first.

Program add_one(int object) {
  return {op::lock(object), op::load(object), op::add(1), op::store(object), op::unlock(object)};
}

Program move_one(int from, int to) {
  if (from == to) return {};
  const int lower = std::min(from, to), higher = std::max(from, to);
  return {op::lock(lower),    op::lock(higher),                   //
          op::load(from),     op::add(-1),      op::store(from),  //
          op::load(to),       op::add(1),       op::store(to),    //
          op::unlock(higher), op::unlock(lower)};
}

// As workshop_demo.cpp has shown them on a busy machine.
Verdicts verdicts() {
  return {.stops_lost_updates = false,
          .stops_deadlocks = false,
          .cpu_speedup_two_threads = 0.9,
          .io_speedup_three_threads = 2.4};
}

}  // namespace lab
