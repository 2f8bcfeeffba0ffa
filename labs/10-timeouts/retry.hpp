// Asks somebody who does not always answer: again and again, with pauses, but not for ever.
//
// Guarantees: calls `attempt` up to policy.attempts times, and returns the first answer at once. A try may
//             take policy.per_try, and none goes beyond policy.total, counted from the beginning: its limit
//             is the nearer of the two. Whoever takes longer is cancelled by the token it was given.
//             Between two tries it pauses: policy.backoff after the first, then each time twice as long.
//             After the last try there is no pause, and none is begun that would not end before
//             policy.total has passed: then it gives up at once.
//             A try that fails or times out is logged, with `name` and what happened: "try 2 of 3: no such
//             street", "try 1 of 3: timed out". When it gives up it returns a TaskError with `name` and
//             what went wrong last.
//             When `token` is cancelled, the try or the pause is too: it throws Cancelled, without another
//             try, and without a line in the log.
// Requires:   attempts >= 1, all times > 0. Loop and log outlive the Task. `attempt` throws std::exceptions
//             only.
// Example:
//   Attempt ask = [&](CancelToken token) { return fetch(loop, 7, token); };
//   Task<Outcome<std::string>> weather =
//       fetch_with_retry(loop, log, "station 7", ask, Retry{}, token);
//   Outcome<std::string> answer = co_await weather;
#pragma once

#include <functional>
#include <string>

#include "support/log_sink.hpp"
#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::Cancelled;
using runtime::CancelSource;
using runtime::CancelToken;
using runtime::EventLoop;
using runtime::Task;

struct Retry {
  int attempts = 3;
  Millis per_try{200};
  Millis backoff{100};
  Millis total{1000};
};

using Attempt = std::function<Task<std::string>(CancelToken)>;

Task<Outcome<std::string>> fetch_with_retry(EventLoop& loop, LogSink& log, std::string name, Attempt attempt,
                                            Retry policy, CancelToken token);

}  // namespace lab
