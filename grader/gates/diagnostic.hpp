// What a compiler or linker said in one step of a build, as data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gates/learner_code.hpp"
#include "lab/result.hpp"

namespace grader {

struct Diagnostic {
  enum class Kind { error, link_error, warning };
  Kind kind = Kind::error;
  std::string message;  ///< "expected ';' after expression"; a link error's names its symbol
  std::string path;  ///< The place a learner should look at: theirs when any line of the message is in a file
                     ///< of theirs.
  int line = 0, column = 0;
  std::string other_path;  ///< of a link error: the second definition
  int other_line = 0;
  std::vector<std::string> excerpt;  ///< source line and marker, as the compiler printed them
};

/// Everything in the output of one step, in order. Takes clang's and g++'s words and those of ld, lld and
/// mold. The messages must be English (LC_ALL=C).
std::vector<Diagnostic> diagnostics_in(std::string_view output, const LearnerCode& code);

/// The finding for an error: the commonest ones in plain words.
Finding explain_build_error(const Diagnostic& error, const LearnerCode& code);

}  // namespace grader
