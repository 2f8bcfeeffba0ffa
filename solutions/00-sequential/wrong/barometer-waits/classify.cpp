// falls: correct (busy waiting)
#include "classify.hpp"

namespace lab {

Classified classify() {
  return {
      .phone_stations = Cost::waits,
      .settle_barometer = Cost::waits,
      .sum_up_ledger = Cost::computes,
      .phone_share = 0.83,
  };
}

}  // namespace lab
