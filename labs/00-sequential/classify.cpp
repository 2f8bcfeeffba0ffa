#include "classify.hpp"

#include "support/lab.hpp"

namespace lab {

Classified classify() {
  // TODO(00.4): fill in what you find out about the three steps. Whom does the processor serve during each?
  todo("00.4");
  return {
      .phone_stations = Cost::computes,
      .settle_barometer = Cost::computes,
      .sum_up_ledger = Cost::computes,
      .phone_share = 0.0,
  };
}

}  // namespace lab
