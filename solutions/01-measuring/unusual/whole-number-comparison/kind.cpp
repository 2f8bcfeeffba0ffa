#include "kind.hpp"

namespace lab {

Kind kind_of(const Usage& usage) {
  if (5 * usage.cpu <= usage.wall) return Kind::io_bound;
  return 5 * usage.cpu < 4 * usage.wall ? Kind::mixed : Kind::cpu_bound;
}

double amdahl(double parallel_fraction, unsigned workers) {
  return workers / (workers - (workers - 1) * parallel_fraction);
}

}  // namespace lab
