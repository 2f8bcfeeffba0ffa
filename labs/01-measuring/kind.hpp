// Does it wait or does it compute, and how much faster can it get?
#pragma once

#include "usage.hpp"

namespace lab {

enum class Kind { io_bound, cpu_bound, mixed };

/// By the processor time per wall time: up to 0.2 is io_bound, from 0.8 on cpu_bound, between them mixed.
///
/// Requires: usage.wall > 0.
/// Example:  kind_of({.wall = 100ms, .cpu = 3ms}) is io_bound
Kind kind_of(const Usage& usage);

/// How many times as fast it gets, at the very best, when this part of the time is shared by the workers
/// and the rest stays as it is.
///
/// Requires: 0 <= parallel_fraction <= 1; workers >= 1.
/// Example:  amdahl(0.5, 2) is 1.333…: half of the time halves, three quarters are left
double amdahl(double parallel_fraction, unsigned workers);

}  // namespace lab
