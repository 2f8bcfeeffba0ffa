// A timer of its own, that goes with the request, instead of wait_for().
#include "commands.hpp"

#include <exception>
#include <utility>

#include "support/runtime/cancel.hpp"

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

struct Limit {
  Limit(EventLoop& of, Millis time, const CancelSource& scope)
      : loop(of), timer(loop.call_later(time, [this, scope] {
          late = !scope.cancelled();
          scope.cancel();
        })) {}
  ~Limit() { loop.cancel_timer(timer); }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;

  EventLoop& loop;
  bool late = false;
  EventLoop::TimerId timer;
};

}  // namespace

void Commands::add(std::string word, Handler handler) { handlers_[std::move(word)] = std::move(handler); }

Task<std::string> Commands::answer(std::string line, CancelToken over) {
  const std::size_t blank = line.find(' ');
  const auto handler = handlers_.find(line.substr(0, blank));
  if (handler == handlers_.end()) co_return "ERR unknown command";
  const CancelSource scope;
  const runtime::Link link(over, scope);
  Limit limit(loop_, limit_, scope);
  try {
    // The call itself may throw, too: what returns a Task need not be a coroutine.
    Task<std::string> work =
        handler->second(blank == std::string::npos ? "" : line.substr(blank + 1), scope.token());
    const std::string text = co_await work;
    co_return ok(text);
  } catch (const Busy&) {
    co_return "BUSY";
  } catch (const Cancelled& cancelled) {
    if (limit.late) co_return "TIMEOUT";
    if (over.cancelled()) co_return "CLOSING";
    co_return std::string("ERR ") + cancelled.what();
  } catch (const std::exception& error) {
    co_return "ERR " + in_one_line(error.what());
  } catch (...) {
    co_return "ERR unknown error";
  }
}

}  // namespace lab
