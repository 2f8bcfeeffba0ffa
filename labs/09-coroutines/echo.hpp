// Repeats to a caller every line it says.
//
// Requires:   `caller` is a connected stream socket that does not block (O_NONBLOCK), open until the task
//             has ended. Its owner closes it.
// Guarantees: each line goes back, with its newline, once all of it has come; lines in their order. What
//             stands behind the last newline when the caller stops talking goes back as it is. The task
//             ends when the caller has stopped talking and has been sent everything, or is gone and can be
//             sent nothing: nobody's fault, so without exception or signal. A caller who says nothing, or
//             does not listen, holds up nobody else.
// Example:
//   Task<void> call = echo(loop, socket);
//   call.start();
#pragma once

#include "support/runtime/event_loop.hpp"
#include "support/runtime/readable.hpp"

namespace lab {

using runtime::EventLoop;
using runtime::Task;

Task<void> echo(EventLoop& loop, int caller);

}  // namespace lab
