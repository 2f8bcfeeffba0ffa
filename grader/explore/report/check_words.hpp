// What a failed EXPECT says, as one sentence: the author's own words first, then what was seen.
#pragma once

#include <string>

namespace explore {

/// "the haircut has not been counted: shop.stats().served is 0, not 1" for GoogleTest's message of several
/// lines. Any other message keeps its words, on one line.
///
///   Expected equality of these values:
///     shop.stats().served
///       Which is: 0
///     1
///   the haircut has not been counted
std::string check_in_words(const std::string& message);

}  // namespace explore
