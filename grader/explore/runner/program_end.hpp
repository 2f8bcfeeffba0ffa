// How a program with a main of its own ends.
#pragma once

namespace explore {

/// Ends the process at once: no handlers, no other thread, nothing in between.
[[noreturn]] void end_process(int status);

}  // namespace explore
