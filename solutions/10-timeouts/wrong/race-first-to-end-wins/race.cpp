// falls: correct (wrong winner)
// Whoever ends first stops the others, even if all they have is an error.
#include "race.hpp"

#include <exception>
#include <optional>
#include <utility>

namespace lab {
namespace {

struct Result {
  std::optional<std::string> first;
  std::vector<std::exception_ptr> errors;  // One for each runner.
  bool stopped = false;
};

Task<void> run(Runner& runner, CancelSource scope, std::exception_ptr& error, Result& result) {
  try {
    Task<std::string> running = runner(scope.token());
    std::string answer = co_await running;
    if (result.first) co_return;
    result.first = std::move(answer);
  } catch (const Cancelled&) {
    result.stopped = true;
    co_return;
  } catch (...) {
    error = std::current_exception();
  }
  scope.cancel();
}

}  // namespace

Task<std::string> race(EventLoop&, std::vector<Runner> runners, CancelToken token) {
  const CancelSource scope;
  const Link link(token, scope);
  Result result;
  result.errors.resize(runners.size());
  std::vector<Task<void>> running;
  for (std::size_t i = 0; i < runners.size(); ++i) {
    running.push_back(run(runners[i], scope, result.errors[i], result));
  }
  for (Task<void>& runner : running) runner.start();
  for (Task<void>& runner : running) co_await runner;
  if (result.first) co_return std::move(*result.first);
  if (result.stopped && token.cancelled()) throw Cancelled();
  for (const std::exception_ptr& error : result.errors) {
    if (error) std::rethrow_exception(error);
  }
  throw Cancelled();
}

}  // namespace lab
