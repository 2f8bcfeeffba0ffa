// Says of each step of the morning (morning.hpp) what it costs, before anybody tries to make it faster.
//
// Guarantees: holds on any machine, a busy one too: these are facts of the steps, not of one measurement.
// Example: had phoning been a third of the morning, phone_share would be 0.33.
#pragma once

namespace lab {

enum class Cost {
  waits,    ///< The processor is free meanwhile: for others, or for work of ours.
  computes  ///< The processor is busy, whatever for.
};

struct Classified {
  Cost phone_stations;
  Cost settle_barometer;
  Cost sum_up_ledger;
  double phone_share;  ///< Of the time that all three steps take one after another, from 0 to 1.
};

Classified classify();

}  // namespace lab
