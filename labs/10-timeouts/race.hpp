// Asks several at once and takes the first answer; the others are stopped.
//
// Guarantees: starts all runners, each with a token.
//             When the first has an answer, cancels the others, waits until they have really ended, and
//             returns it; answers that come later do not count. A runner that fails does not stop the
//             others. If all fail, throws what the first in the list threw.
//             When `token` is cancelled before there is an answer, cancels all runners, waits until they
//             have ended, and throws Cancelled.
// Requires:   at least one runner. The loop outlives the Task.
// Example:
//   std::vector<Runner> ovens = {ask_luigi, ask_maria};
//   Task<std::string> first = race(loop, ovens, token);
//   std::string pizza = co_await first;
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::Cancelled;
using runtime::CancelSource;
using runtime::CancelToken;
using runtime::EventLoop;
using runtime::Link;  // Cancels a source when a token is cancelled; see support/runtime/cancel.hpp.
using runtime::Task;

using Runner = std::function<Task<std::string>(CancelToken)>;

Task<std::string> race(EventLoop& loop, std::vector<Runner> runners, CancelToken token);

}  // namespace lab
