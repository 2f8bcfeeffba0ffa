// falls: correct (wrong formula)
#include "kind.hpp"

namespace lab {

Kind kind_of(const Usage& usage) {
  const double busy = std::chrono::duration<double>(usage.cpu) / std::chrono::duration<double>(usage.wall);
  if (busy <= 0.2) return Kind::io_bound;
  return busy >= 0.8 ? Kind::cpu_bound : Kind::mixed;  // More than 1: several cores were busy.
}

double amdahl(double parallel_fraction, unsigned workers) {
  return (1 - parallel_fraction) + parallel_fraction * workers;
}

}  // namespace lab
