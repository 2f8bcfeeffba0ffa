// How a program ended, in words.
#pragma once

#include <optional>
#include <string>

#include "gates/learner_code.hpp"
#include "lab/result.hpp"
#include "process/run.hpp"

namespace grader {

/// "exit status 0", "signal 11 (SIGSEGV)".
std::string words_for_ending(const Finished& run);

/// The finding for a program that std::terminate ended: "uncaught exception", or "unjoined thread" when there
/// was no exception. `abort_report` is the sanitizer's stack of the abort, if there is one: it gives the
/// place.
std::optional<Finding> explain_terminate(const Finished& run, const Finding* abort_report);

/// The finding for a program that a signal ended.
Finding explain_signal(const Finished& run);

}  // namespace grader
