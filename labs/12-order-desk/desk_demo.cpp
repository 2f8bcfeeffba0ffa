// The order desk as a program: ./desk.sh [--port N] [--plugins N]. Talk to it with nc; Ctrl-C or SIGTERM
// closes it.
//
// On a terminal it shows what it is doing, twice a second. Its log, one JSON object a line, goes to stderr,
// unless that is the same terminal: ./desk.sh 2> desk.log
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <stdexcept>
#include <string>

#include "order_desk.hpp"
#include "signals.hpp"
#include "support/runtime/cancellable.hpp"
#include "tcp.hpp"

namespace {

using namespace lab;

constexpr Millis redraw_every{500};

// Something to be careful with: RISKY 1 to 9 is fine, RISKY 13 crashes, RISKY 0 never ends.
std::string risky(std::string text) {
  const int x = std::stoi(text);
  if (x == 13) ::raise(SIGSEGV);
  while (x == 0) ::pause();
  return std::to_string(100 / x);
}

void print(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

// What happens beside requests: how the parts of the day ended.
struct DayLog final : LogSink {
  void log(LogLine line) override {
    const std::string text = "{\"at\":" + std::to_string(line.at.count()) + ",\"name\":\"" + line.task +
                             "\",\"event\":\"" + line.what + "\"}\n";
    if (on) print(STDERR_FILENO, text);
  }
  bool on = true;
};

std::string bar(std::size_t value) { return std::string(std::min<std::size_t>(value, 40), '#'); }

std::string picture(const OrderDesk& desk, const Depot& pool, const Plugins* plugins, const EventLoop& loop) {
  const Metrics m = desk.metrics();
  const auto step = std::chrono::duration_cast<std::chrono::microseconds>(loop.stats().longest_step);
  char text[1024];
  std::snprintf(text, sizeof text,
                "\033[H\033[J"
                "The order desk                                     Ctrl-C: close\n\n"
                "  in flight     %6zu  %s\n"
                "  at the gate   %6zu  %s\n"
                "  on the belt   %6zu  %s\n\n"
                "  accepted %zu = ok %zu + failed %zu + timeouts %zu + busy %zu + in flight %zu\n"
                "  p50 %lld ms   p99 %lld ms   longest step of the loop %lld us   plugins alive %zu\n",
                m.in_flight, bar(m.in_flight).c_str(), desk.waiting_at_the_gate(),
                bar(desk.waiting_at_the_gate()).c_str(), pool.waiting(), bar(pool.waiting()).c_str(),
                m.accepted, m.ok, m.failed, m.timeouts, m.busy, m.in_flight,
                static_cast<long long>(m.p50.count()), static_cast<long long>(m.p99.count()),
                static_cast<long long>(step.count()), plugins == nullptr ? 0 : plugins->alive());
  return text;
}

struct Parts {
  EventLoop& loop;
  OrderDesk& desk;
  Depot& pool;
  Plugins* plugins;
  Signals& signals;
};

Task<void> draw(Parts parts, CancelToken token) {
  while (!token.cancelled()) {
    print(STDOUT_FILENO, picture(parts.desk, parts.pool, parts.plugins, parts.loop));
    Task<void> pause = runtime::sleep_for(parts.loop, redraw_every, token);
    co_await pause;
  }
}

Task<void> day(Parts parts, bool on_a_terminal) {
  const CancelSource drawing;
  Task<void> dashboard = draw(parts, drawing.token());
  if (on_a_terminal) dashboard.start();
  Task<void> told_to_stop = parts.signals.next(parts.loop);
  co_await told_to_stop;
  Task<Shift::Ending> closing = parts.desk.close();
  co_await closing;
  drawing.cancel();
}

long option(int count, char** words, const char* name, long otherwise) {
  for (int i = 1; i + 1 < count; ++i) {
    if (std::strcmp(words[i], name) == 0) return std::atol(words[i + 1]);
  }
  return otherwise;
}

int run(int count, char** words) {
  // In this order: processes while there is one thread, and the pool's threads only then.
  std::optional<Plugins> plugins;
  const long processes = option(count, words, "--plugins", 0);
  if (processes > 0) plugins.emplace(static_cast<unsigned>(processes), risky);
  Signals signals;
  Depot pool(2, 16);
  runtime::RealClock clock;
  EventLoop loop(clock);

  const bool on_a_terminal = ::isatty(STDOUT_FILENO) == 1;
  DayLog day_log;
  day_log.on = !(on_a_terminal && ::isatty(STDERR_FILENO) == 1);
  const auto write = [&](std::string_view line) {
    if (day_log.on) print(STDERR_FILENO, line);
  };
  OrderDesk desk(loop, pool, plugins ? &*plugins : nullptr, day_log, write, DeskConfig{});
  const Socket listener =
      listen_on_loopback(static_cast<std::uint16_t>(option(count, words, "--port", 7012)));
  desk.open(listener.descriptor());
  std::printf("port %d\n", port_of(listener.descriptor()));
  std::fflush(stdout);
  loop.run(day({loop, desk, pool, plugins ? &*plugins : nullptr, signals}, on_a_terminal));
  pool.close();
  std::printf("%s\n", desk.stats_json().c_str());
  return 0;
}

}  // namespace

int main(int count, char** words) {
  try {
    return run(count, words);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "desk: %s\n", error.what());
    return 1;
  }
}
