// Which variable a source line touches, told from its text: lab programs carry line tables only.
#pragma once

#include <string>
#include <string_view>

namespace grader {

/// "next_" for `next_ = seat + 1;` at the column of `=` or of `next_`. Empty when the line does not say.
/// `column` counts from 1; 0: unknown, then only a write is looked for.
std::string touched_name(std::string_view line, int column, bool write);

/// The one name for what two lines touch; empty when they do not agree.
std::string common_name(std::string_view first_line, const std::string& first_name,
                        std::string_view second_line, const std::string& second_name);

}  // namespace grader
