// falls: correct (computing is not waiting)
#include "classify.hpp"

namespace lab {

Classified classify() {
  return {
      .phone_stations = Cost::waits,
      .settle_barometer = Cost::waits,
      .sum_up_ledger = Cost::waits,
      .phone_share = 0.83,
  };
}

}  // namespace lab
