// falls: tidy (excess threads)
// It waits for most of the time, so the formula gives more. But the loop does the waiting.
#include "head_counts.hpp"

#include <algorithm>

namespace lab {

std::array<HeadCount, 5> head_counts(unsigned cores) {
  cores = std::max(cores, 1u);
  return {{
      {Shop::weather_club, 64},  // What its machine allows; 200 could wait at once.
      {Shop::photo_lab, cores},  // It only computes.
      {Shop::bank_export, 3},    // There are three statements.
      {Shop::order_desk, 3 * cores},
      {Shop::nightly_backup, 8},  // What the hosts allow.
  }};
}

}  // namespace lab
