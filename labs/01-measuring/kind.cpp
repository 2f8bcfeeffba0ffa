#include "kind.hpp"

#include "support/lab.hpp"

namespace lab {

Kind kind_of(const Usage& usage) {
  // TODO(01.4): compare the two times. What does it mean when there is more processor time than wall time?
  static_cast<void>(usage);
  todo("01.4");
}

double amdahl(double parallel_fraction, unsigned workers) {
  // TODO(01.4): if it took 1 before, how long does it take now?
  static_cast<void>(parallel_fraction);
  static_cast<void>(workers);
  todo("01.4");
}

}  // namespace lab
