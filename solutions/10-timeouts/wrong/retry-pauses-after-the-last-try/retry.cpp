// falls: correct (wrong time)
// It rests after every failure, also when there is nothing to come.
#include "retry.hpp"

#include <algorithm>

#include "support/runtime/cancellable.hpp"
#include "support/runtime/wait_for.hpp"

namespace lab {

Task<Outcome<std::string>> fetch_with_retry(EventLoop& loop, LogSink& log, std::string name, Attempt attempt,
                                            Retry policy, CancelToken token) {
  const Millis end = loop.now() + policy.total;
  const std::string of_all = " of " + std::to_string(policy.attempts) + ": ";
  std::string reason;
  Millis pause = policy.backoff;
  for (int number = 1; number <= policy.attempts; ++number) {
    const CancelSource scope;  // Of this try alone: a cancelled source stays cancelled.
    const runtime::Link link(token, scope);
    try {
      const Millis limit = std::min(policy.per_try, end - loop.now());
      Task<std::string> in_time = wait_for(loop, scope, attempt(scope.token()), limit);
      std::string answer = co_await in_time;
      co_return answer;
    } catch (const Cancelled&) {
      throw;
    } catch (const std::exception& error) {
      reason = error.what();
    }
    log.log({loop.now(), name, "try " + std::to_string(number) + of_all + reason});
    if (loop.now() + pause >= end) break;
    Task<void> rest = sleep_for(loop, pause, token);
    co_await rest;
    pause *= 2;
  }
  co_return TaskError{name, reason};
}

}  // namespace lab
