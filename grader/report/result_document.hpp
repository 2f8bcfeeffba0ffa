// result.json: a Result as a document (docs/teaching/result-document.md). Every other format is made from a
// Result that was just graded or read back from here.
#pragma once

#include <string>
#include <string_view>

#include "lab/result.hpp"

namespace grader {

inline constexpr std::string_view result_schema = "interleave-result/1";

/// The document of presentable(result).
std::string result_document(const Result& result);

/// The Result a document holds. `origin` is named in errors: the file it came from.
/// Throws UserError when it is no such document: not JSON, another schema, a key missing or of the wrong
/// type, points out of range. Keys it does not know are ignored. read_result(result_document(r), …) ==
/// presentable(r).
Result read_result(std::string_view document, std::string_view origin);

}  // namespace grader
