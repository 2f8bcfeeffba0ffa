// Which source line a call was made from, in its author's eyes.
#pragma once

#include <string>

#include "harness/fault_run.hpp"

namespace harness {

struct CallPlace {
  std::string file;  ///< empty: unknown
  int line = 0;
};

/// The innermost function on the stack that is neither a library's nor the harness's. Takes some hundredths
/// of a second.
CallPlace place_of(const CallStack& stack);

/// "pool.cpp:80"; "an unknown place".
std::string words_for(const CallPlace& place);

}  // namespace harness
