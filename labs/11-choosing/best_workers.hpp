// Task 3: how many workers keep all cores busy?
//
// Guarantees: for what computes, one worker a core. For what waits too, so many that the cores have work
//             while the others wait: cores x (1 + waiting / computing), rounded up. Never less than one,
//             never more than `cap`; a `cap` of 0 means 1. cores 0, which is what hardware_concurrency() says
//             when it does not know, counts as 1. wait_per_compute may be anything a division of two measured
//             times gives: what is negative or not a number counts as 0, and it may be infinite.
// Example:
//   lab::best_workers(lab::Kind::io_bound, 2, 9.0, 64);   // 20: each computes for a tenth of its time
//   lab::best_workers(lab::Kind::cpu_bound, 2, 9.0, 64);  // 2
#pragma once

#include "kinds.hpp"

namespace lab {

unsigned best_workers(Kind kind, unsigned cores, double wait_per_compute, unsigned cap);

}  // namespace lab
