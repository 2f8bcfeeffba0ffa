// The runners are children of a nursery; the winner cancels it.
#include "race.hpp"

#include <exception>
#include <optional>
#include <utility>

#include "support/runtime/nursery.hpp"

namespace lab {
namespace {

struct Silence final : LogSink {
  void log(LogLine) override {}
};

Task<void> run(Runner& runner, runtime::Nursery& nursery, std::exception_ptr& error,
               std::optional<std::string>& first) {
  try {
    Task<std::string> running = runner(nursery.token());
    std::string answer = co_await running;
    if (!first) first = std::move(answer);
  } catch (const Cancelled&) {
    throw;
  } catch (...) {
    error = std::current_exception();
  }
  if (first) nursery.cancel();
}

}  // namespace

Task<std::string> race(EventLoop& loop, std::vector<Runner> runners, CancelToken token) {
  Silence silence;
  std::optional<std::string> first;
  std::vector<std::exception_ptr> errors(runners.size());
  runtime::Nursery nursery(loop, silence, token);
  for (std::size_t i = 0; i < runners.size(); ++i) {
    nursery.start("runner", run(runners[i], nursery, errors[i], first));
  }
  Task<void> all = nursery.join();
  try {
    co_await all;
  } catch (const Cancelled&) {
    if (!first) throw;
  }
  if (first) co_return std::move(*first);
  for (const std::exception_ptr& error : errors) {
    if (error) std::rethrow_exception(error);
  }
  throw Cancelled();
}

}  // namespace lab
