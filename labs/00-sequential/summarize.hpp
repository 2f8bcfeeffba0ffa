// Sums up a morning's readings. A line that could not be read arrives as an empty optional.
//
// Guarantees: good and bad add up to the number of readings; min, max and mean are over the good ones alone,
//             and 0 when there is none.
// Example:
//   const std::vector<std::optional<Reading>> morning = {Reading{1, -2.0}, std::nullopt, Reading{2, 4.0}};
//   summarize(morning);  // good 2, bad 1, min -2, max 4, mean 1
#pragma once

#include <optional>
#include <span>

#include "ledger.hpp"

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings);

}  // namespace lab
