// falls: correct (whole-number division)
#include "kind.hpp"

namespace lab {

Kind kind_of(const Usage& usage) {
  const double busy = std::chrono::duration<double>(usage.cpu) / std::chrono::duration<double>(usage.wall);
  return busy > 1 ? Kind::cpu_bound : Kind::io_bound;
}

double amdahl(double parallel_fraction, unsigned workers) {
  return 1 / ((1 - parallel_fraction) + parallel_fraction / workers);
}

}  // namespace lab
