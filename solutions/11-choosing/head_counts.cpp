#include "head_counts.hpp"

#include <algorithm>

namespace lab {

std::array<HeadCount, 5> head_counts(unsigned cores) {
  return {{
      {Shop::weather_club, 64},                // As many as the machine allows: 200 could wait at once.
      {Shop::photo_lab, std::max(cores, 1u)},  // One a core: it only computes.
      {Shop::bank_export, 3},                  // There are three statements.
      {Shop::order_desk,
       std::clamp(cores, 1u, 6u)},  // One a core, and six prices: the loop does the waiting.
      {Shop::nightly_backup, 8},    // The hosts allow no more.
  }};
}

}  // namespace lab
