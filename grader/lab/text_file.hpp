// Reading the kit's small text files, and naming them in messages.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace grader {

/// The file's text; nothing when there is no such regular file. Throws UserError when it cannot be read.
std::optional<std::string> read_text_file(const std::filesystem::path& file);

/// The same, and an empty text for a file that is not there.
std::string text_or_nothing(const std::filesystem::path& file);

/// The text of a file's line, counted from 1; empty when there is none.
std::string line_of_file(const std::filesystem::path& file, int line);

/// The lines of a text, without their ends, \n or \r\n. Views into `text`.
std::vector<std::string_view> lines_of(std::string_view text);

/// Without blanks at both ends.
std::string_view trimmed(std::string_view text);

/// "labs/03-locks/lab.json" for any path to it; the whole path when no folder is called labs.
std::string shown_path(const std::filesystem::path& file);

}  // namespace grader
