// What the big lock does for a program, and what it does not.
//
// Guarantees: add_one(x) adds 1 to object x; move_one(x, y) takes 1 from x and gives it to y, and changes
//             nothing if x is y. Any number of threads may run both in one MiniInterp at the same time, on
//             the same objects: no addition is lost, and nobody waits for ever. verdicts() says what you
//             have found out: does a big lock alone keep `x += 1` exact, and threads that take two locks
//             of their own from waiting in a circle? How many times as fast as one thread are two that
//             compute, and three that mostly wait and put the key back meanwhile?
// Example:
//   MiniInterp interp(key, 2);
//   interp.run(add_one(0));
//   interp.run(move_one(0, 1));  // objects: 0 and 1
#pragma once

#include "program.hpp"

namespace lab {

Program add_one(int object);
Program move_one(int from, int to);

struct Verdicts {
  bool stops_lost_updates = false;
  bool stops_deadlocks = false;
  double cpu_speedup_two_threads = 0;
  double io_speedup_three_threads = 0;
};

Verdicts verdicts();

}  // namespace lab
