// falls: correct (waiting is not computing)
#include "classify.hpp"

namespace lab {

Classified classify() {
  return {
      .phone_stations = Cost::computes,
      .settle_barometer = Cost::computes,
      .sum_up_ledger = Cost::computes,
      .phone_share = 0.83,
  };
}

}  // namespace lab
