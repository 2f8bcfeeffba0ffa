// falls: correct (whole-number division)
#include "kind.hpp"

namespace lab {

Kind kind_of(const Usage& usage) {
  const double busy = static_cast<double>(usage.cpu / usage.wall);
  if (busy <= 0.2) return Kind::io_bound;
  return busy >= 0.8 ? Kind::cpu_bound : Kind::mixed;  // More than 1: several cores were busy.
}

double amdahl(double parallel_fraction, unsigned workers) {
  return 1 / ((1 - parallel_fraction) + parallel_fraction / workers);
}

}  // namespace lab
