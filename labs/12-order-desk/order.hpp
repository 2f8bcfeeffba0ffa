// What the parts of the desk hand to each other.
#pragma once

#include <exception>
#include <functional>
#include <string>

#include "support/lab.hpp"
#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::Cancelled;
using runtime::CancelSource;
using runtime::CancelToken;
using runtime::EventLoop;
using runtime::Task;

/// Answers one line with one line, neither with its newline. Throws nothing but Cancelled.
using Answer = std::function<Task<std::string>(std::string line, CancelToken over)>;

/// Does what one command asks for: "WAIT 20" reaches the handler of WAIT as "20". May throw anything.
using Handler = std::function<Task<std::string>(std::string argument, CancelToken token)>;

/// Thrown where there is no room for more; the customer hears BUSY.
struct Busy : std::exception {
  const char* what() const noexcept override { return "busy"; }
};

/// How the day ends, in two stages.
struct Stops {
  CancelToken closing;  ///< Begin nothing new; finish what you have begun.
  CancelToken over;     ///< Stop where you are.
};

}  // namespace lab
