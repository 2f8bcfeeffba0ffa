// falls: correct (error spreads)
// Catches std::exception, and nothing else.
#include "commands.hpp"

#include <exception>
#include <utility>

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
    Task<std::string> in_time = runtime::wait_for(loop_, scope, std::move(work), limit_);
    const std::string text = co_await in_time;
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
  }
}

}  // namespace lab
