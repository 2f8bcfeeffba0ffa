// One try is a coroutine of its own that returns an answer or a reason.
#include "retry.hpp"

#include <algorithm>

#include "support/runtime/cancellable.hpp"
#include "support/runtime/wait_for.hpp"

namespace lab {
namespace {

struct Tried {
  bool answered;
  std::string text;
};

Task<Tried> one_try(EventLoop& loop, const Attempt& attempt, Millis limit, CancelToken token) {
  const CancelSource scope;
  const std::uint64_t id = token.on_cancel([&scope] { scope.cancel(); });
  Tried tried{true, ""};
  bool stopped = false;
  try {
    Task<std::string> in_time = wait_for(loop, scope, attempt(scope.token()), limit);
    tried.text = co_await in_time;
  } catch (const Cancelled&) {
    stopped = true;
  } catch (const std::exception& error) {
    tried = {false, error.what()};
  }
  token.forget(id);
  if (stopped) throw Cancelled();
  co_return tried;
}

}  // namespace

Task<Outcome<std::string>> fetch_with_retry(EventLoop& loop, LogSink& log, std::string name, Attempt attempt,
                                            Retry policy, CancelToken token) {
  Millis left = policy.total;
  for (int number = 1;; ++number) {
    const Millis begin = loop.now();
    Task<Tried> trying = one_try(loop, attempt, std::min(policy.per_try, left), token);
    const Tried tried = co_await trying;
    if (tried.answered) co_return tried.text;
    log.log({loop.now(), name,
             "try " + std::to_string(number) + " of " + std::to_string(policy.attempts) + ": " + tried.text});
    left -= loop.now() - begin;
    const Millis pause = policy.backoff * (1 << (number - 1));
    if (number == policy.attempts || pause >= left) co_return TaskError{name, tried.text};
    Task<void> rest = sleep_for(loop, pause, token);
    co_await rest;
    left -= pause;
  }
}

}  // namespace lab
