// Reads one line of the ledger.
//
// Guarantees: a Reading for "<station>,<degrees>", a whole number and a decimal one, each perhaps negative,
//             with spaces allowed before either. Anything else, and anything left over behind the degrees:
//             nothing. Never reads a character outside the line, and never throws.
// Example:
//   parse_reading("17,21.5");  // Reading{17, 21.5}
//   parse_reading("17,warm");  // std::nullopt
#pragma once

#include <optional>
#include <string_view>

#include "ledger.hpp"

namespace lab {

std::optional<Reading> parse_reading(std::string_view line);

}  // namespace lab
