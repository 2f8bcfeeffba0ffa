// Where a stuck thread stands in the learner's eyes: the frames that are theirs, and what they were calling.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gates/hang.hpp"

namespace grader {

struct Standing {
  std::vector<SourceFrame> frames;  ///< of the learner and the tests only, innermost first
  std::string calls;  ///< the library header that the innermost of them called into: "future", "semaphore"
  bool is_main = false;
};

Standing standing_of(const ThreadStack& stack, const Hang& hang);

bool is_learners(const SourceFrame& frame, const Hang& hang);

/// The innermost of the learner's frames, else of the tests'.
std::optional<SourceFrame> best_frame(const Standing& standing, const Hang& hang);

/// "labs/03-locks/bank.cpp", line 22
Place place_of(const SourceFrame& frame, const Hang& hang);

/// "in Bank::transfer (bank.cpp:22)"
std::string words_for(const SourceFrame& frame);

}  // namespace grader
