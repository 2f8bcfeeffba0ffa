// Sums up a ledger that need not fit into memory.
//
// Requires:   parse gives a line's reading, or nothing for a bad line. The view holds one line without its
//             '\n' and need not outlive the call.
// Guarantees: calls parse once a line, in order; a last line without '\n' counts, and an empty line is a
//             line. The same answer as summarize() on all the readings. Memory does not grow with the number
//             of lines.
// Example:
//   std::istringstream ledger("1,-2.0\njunk\n2,4.0\n");
//   summarize_stream(ledger, parse);  // good 2, bad 1, min -2, max 4, mean 1
#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <string_view>

#include "ledger.hpp"

namespace lab {

using Parse = std::function<std::optional<Reading>(std::string_view line)>;

Summary summarize_stream(std::istream& ledger, const Parse& parse);

}  // namespace lab
