// falls: correct (nobody waits for the end)
// When time is up, destroys the handler instead of stopping it.
#include "commands.hpp"

#include <exception>
#include <utility>

#include "support/runtime/cancellable.hpp"
#include "support/runtime/wait_for.hpp"

namespace lab {
namespace {

// Whoever asked for one line gets one line.
std::string in_one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

std::string ok(const std::string& text) { return text.empty() ? "OK" : "OK " + in_one_line(text); }

// Says when the work has ended, however.
Task<void> watch(Task<std::string>& work, CancelSource woken) {
  struct Waiter {
    Task<std::string>& work;
    bool await_ready() { return false; }
  };
  struct Ended {
    decltype(work.operator co_await()) inner;
    bool await_ready() const { return inner.await_ready(); }
    auto await_suspend(std::coroutine_handle<> waiter) const { return inner.await_suspend(waiter); }
    void await_resume() const {}
  };
  Ended ended{work.operator co_await()};
  co_await ended;
  woken.cancel();
}

}  // namespace

void Commands::add(std::string word, Handler handler) { handlers_[std::move(word)] = std::move(handler); }

Task<std::string> Commands::answer(std::string line, CancelToken over) {
  const std::size_t blank = line.find(' ');
  const auto handler = handlers_.find(line.substr(0, blank));
  if (handler == handlers_.end()) co_return "ERR unknown command";
  const CancelSource scope;
  const runtime::Link link(over, scope);
  try {
    // The call itself may throw, too: what returns a Task need not be a coroutine.
    Task<std::string> work =
        handler->second(blank == std::string::npos ? "" : line.substr(blank + 1), scope.token());
    const CancelSource woken;
    const runtime::Link also(scope.token(), woken);
    Task<void> watching = watch(work, woken);
    watching.start();
    try {
      Task<void> limit = runtime::sleep_for(loop_, limit_, woken.token());
      co_await limit;
    } catch (const Cancelled&) {
      if (over.cancelled()) throw;
    }
    if (!work.done()) co_return "TIMEOUT";
    const std::string text = work.take();
    co_return ok(text);
  } catch (const runtime::TimedOut&) {
    co_return "TIMEOUT";
  } catch (const Busy&) {
    co_return "BUSY";
  } catch (const Cancelled& cancelled) {
    if (over.cancelled()) co_return "CLOSING";
    co_return std::string("ERR ") + cancelled.what();
  } catch (const std::exception& error) {
    co_return "ERR " + in_one_line(error.what());
  } catch (...) {
    co_return "ERR unknown error";
  }
}

}  // namespace lab
