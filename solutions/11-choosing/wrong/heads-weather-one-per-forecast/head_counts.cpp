// falls: tidy (excess threads)
// Two hundred forecasts, two hundred threads.
#include "head_counts.hpp"

#include <algorithm>

namespace lab {

std::array<HeadCount, 5> head_counts(unsigned cores) {
  cores = std::max(cores, 1u);
  return {{
      {Shop::weather_club, 200},
      {Shop::photo_lab, cores},                 // It only computes.
      {Shop::bank_export, 3},                   // There are three statements.
      {Shop::order_desk, std::min(cores, 6u)},  // There are six prices; the loop does the waiting.
      {Shop::nightly_backup, 8},                // What the hosts allow.
  }};
}

}  // namespace lab
