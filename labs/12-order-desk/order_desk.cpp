#include "order_desk.hpp"

#include <cstdint>
#include <stdexcept>
#include <utility>

#include "front.hpp"
#include "offload.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

Task<std::string> echo(std::string text, CancelToken) { co_return text; }

Task<std::string> wait(EventLoop& loop, Millis time, CancelToken token) {
  Task<void> sleep = runtime::sleep_for(loop, time, std::move(token));
  co_await sleep;
  co_return "";
}

// About 20 ms of computing for n = 10.
std::string price(std::uint64_t n) {
  std::uint64_t value = n + 1;
  for (std::uint64_t i = 0; i < n * 1'000'000; ++i)
    value = value * 6364136223846793005u + 1442695040888963407u;
  return std::to_string(value % 1000);
}

std::uint64_t number(const std::string& text, std::uint64_t most) {
  const unsigned long long value = std::stoull(text);
  if (value > most) throw std::out_of_range("at most " + std::to_string(most));
  return value;
}

std::string first_word(const std::string& line) { return line.substr(0, line.find(' ')); }

}  // namespace

OrderDesk::OrderDesk(EventLoop& loop, Depot& pool, Plugins* plugins, LogSink& log, Journal::Write write,
                     DeskConfig config)
    : loop_(loop),
      pool_(pool),
      config_(config),
      commands_(loop, config.request_timeout),
      gate_(loop, config.room, config.bench),
      journal_([&loop] { return loop.now(); }, std::move(write)),
      shift_(loop, log, config.drain) {
  add_commands(plugins);
}

void OrderDesk::add_commands(Plugins* plugins) {
  commands_.add("ECHO", echo);
  commands_.add("WAIT", [this](std::string time, CancelToken token) {
    return wait(loop_, Millis(number(time, 60'000)), std::move(token));
  });
  commands_.add("PRICE", [this](std::string text, CancelToken token) {
    return offload(
        loop_, pool_, [n = number(text, 1000)] { return price(n); }, std::move(token));
  });
  commands_.add("STATS",
                [this](std::string, CancelToken token) { return echo(stats_json(), std::move(token)); });
  if (plugins == nullptr) return;
  commands_.add("RISKY", [this, plugins](std::string question, CancelToken token) {
    return plugins->ask(loop_, std::move(question), std::move(token));
  });
}

void OrderDesk::open(int listener) {
  const Answer ask = [this](std::string line, CancelToken over) {
    return answer(std::move(line), std::move(over));
  };
  shift_.start("front", serve(loop_, listener, ask, shift_.stops(), config_.max_line));
}

Task<std::string> OrderDesk::answer(std::string line, CancelToken over) {
  Journal::Span span = journal_.begin(first_word(line));
  Task<std::optional<Gate::Pass>> entering = gate_.enter(over);
  const std::optional<Gate::Pass> pass = co_await entering;
  std::string answer = "BUSY";
  if (pass) {
    Task<std::string> asking = commands_.answer(std::move(line), std::move(over));
    answer = co_await asking;
  }
  span.end(answer.starts_with("OK") ? "OK" : answer);
  co_return answer;
}

std::string OrderDesk::stats_json() const {
  std::string json = journal_.stats_json();
  json.back() = ',';
  const auto longest = std::chrono::duration_cast<std::chrono::microseconds>(loop_.stats().longest_step);
  return json + "\"at_gate\":" + std::to_string(gate_.waiting()) +
         ",\"on_belt\":" + std::to_string(pool_.waiting()) +
         ",\"longest_step_us\":" + std::to_string(longest.count()) + "}";
}

}  // namespace lab
