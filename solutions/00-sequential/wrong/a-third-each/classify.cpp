// falls: correct (misjudged share)
#include "classify.hpp"

namespace lab {

Classified classify() {
  return {
      .phone_stations = Cost::waits,
      .settle_barometer = Cost::computes,
      .sum_up_ledger = Cost::computes,
      .phone_share = 1.0 / 3,
  };
}

}  // namespace lab
