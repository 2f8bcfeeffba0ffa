// Where one thread stood when time was up, as the harness tells it (harness/stacks.hpp).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace grader {

struct ThreadStack {
  int thread_id = 0;
  std::string waits;  ///< "running", "sleeping", "for a lock", "for a condition", "for thread 12", …
  unsigned long waits_for = 0;        ///< address of the lock or condition, 0: none
  int lock_owner = 0;                 ///< thread that holds the lock it waits for, 0: unknown
  std::vector<unsigned long> frames;  ///< code addresses relative to the program's image, innermost first
};

/// The `thread` records of the evidence, in order. Ignores everything else and what is malformed.
std::vector<ThreadStack> stacks_in(std::string_view evidence);

/// True once the evidence says that every thread has been told of.
bool all_stacks_in(std::string_view evidence);

}  // namespace grader
