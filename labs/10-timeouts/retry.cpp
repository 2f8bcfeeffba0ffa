#include "retry.hpp"

// Given: sleep_for() with a token, wait_for(), and Link, which cancels a source when a token is cancelled.
#include "support/runtime/cancellable.hpp"
#include "support/runtime/wait_for.hpp"

namespace lab {

Task<Outcome<std::string>> fetch_with_retry(EventLoop& loop, LogSink& log, std::string name, Attempt attempt,
                                            Retry policy, CancelToken token) {
  // TODO(10.5): which limit is nearer, this try's or the total's? Which exceptions are a reason to try again?
  (void)loop, (void)log, (void)name, (void)attempt, (void)policy, (void)token;
  todo("10.5");
  co_return "";
}

}  // namespace lab
