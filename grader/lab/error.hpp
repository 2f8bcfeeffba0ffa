// An error somebody at the keyboard can mend: one sentence that says what is wrong and what to do.
#pragma once

#include <stdexcept>
#include <string>

namespace grader {

/// Ends a verb with the sentence and an exit status: 2 for a wrong command line, 3 for a broken kit or
/// machine.
struct UserError : std::runtime_error {
  explicit UserError(const std::string& sentence, int status = 2)
      : std::runtime_error(sentence), exit_status(status) {}
  int exit_status;
};

}  // namespace grader
