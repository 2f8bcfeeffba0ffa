// falls: correct (several cores)
#include "kind.hpp"

namespace lab {

Kind kind_of(const Usage& usage) {
  const double busy = std::chrono::duration<double>(usage.cpu) / std::chrono::duration<double>(usage.wall);
  if (busy <= 0.2) return Kind::io_bound;
  return busy >= 0.8 && busy <= 1 ? Kind::cpu_bound : Kind::mixed;
}

double amdahl(double parallel_fraction, unsigned workers) {
  return 1 / ((1 - parallel_fraction) + parallel_fraction / workers);
}

}  // namespace lab
