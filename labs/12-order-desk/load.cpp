#include "load.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <deque>
#include <list>
#include <string_view>
#include <utility>

#include "support/runtime/cancellable.hpp"
#include "tcp.hpp"

namespace lab {
namespace {

// One in ten is a PRICE, one in ten a WAIT, the rest are an ECHO.
struct Request {
  std::string command, argument;
  Millis planned;
  std::string line() const { return command + ' ' + argument + '\n'; }
};

std::vector<Request> plan(const Load& load, std::size_t customer, Millis begin) {
  std::vector<Request> requests;
  const std::size_t total = load.per_second * static_cast<std::size_t>(load.time.count()) / 1000;
  for (std::size_t i = customer; i < total; i += load.connections) {
    const Millis planned = begin + Millis(i * 1000 / load.per_second);
    const char* const command = i % 10 == 3 ? "PRICE" : i % 10 == 7 ? "WAIT" : "ECHO";
    const std::string argument = i % 10 == 3 ? "10" : i % 10 == 7 ? "20" : "order " + std::to_string(i);
    requests.push_back({command, argument, planned});
  }
  return requests;
}

class Customer {
 public:
  Customer(EventLoop& loop, const Load& load, std::size_t number, Millis begin, Report& report)
      : loop_(loop), socket_(connect_to(load.port)), plan_(plan(load, number, begin)), report_(report) {
    report_.planned += plan_.size();
    open_ = plan_.size();
  }

  std::size_t open() const { return open_; }

  Task<void> send(CancelToken token) {
    for (const Request& request : plan_) {
      if (request.planned > loop_.now()) {
        Task<void> pause = runtime::sleep_for(loop_, request.planned - loop_.now(), token);
        co_await pause;
      }
      sent_.push_back(request);
      const std::string line = request.line();
      // Short lines: if one does not fit in the kernel's buffer, the desk has stopped reading.
      if (send_some(socket_.descriptor(), line).value_or(0) != line.size()) ++report_.broken_off;
    }
  }

  Task<void> hear(CancelToken token) {
    std::string text;
    while (open_ > 0) {
      char bytes[4096];
      const Received received = receive(socket_.descriptor(), bytes);
      if (received.state == Received::State::ended) co_return;
      if (received.state == Received::State::nothing_yet) {
        Task<void> more = runtime::readable(loop_, socket_.descriptor(), token);
        co_await more;
      }
      text.append(bytes, received.bytes);
      for (std::size_t end; (end = text.find('\n')) != std::string::npos; text.erase(0, end + 1)) {
        note(text.substr(0, end));
      }
    }
  }

 private:
  void note(const std::string& answer) {
    if (sent_.empty()) {
      ++report_.wrong;  // An answer to nothing.
      return;
    }
    const Request request = std::move(sent_.front());
    sent_.pop_front();
    --open_;
    ++report_.answered;
    ++report_.outcomes[answer.substr(0, answer.find(' '))];
    report_.latencies[request.command].push_back(loop_.now() - request.planned);
    const bool ok = answer.starts_with("OK");
    if (ok && request.command == "ECHO" && answer != "OK " + request.argument) ++report_.wrong;
  }

  EventLoop& loop_;
  const Socket socket_;
  const std::vector<Request> plan_;
  std::deque<Request> sent_;  // Not answered yet; answers come in this order.
  std::size_t open_ = 0;
  Report& report_;
};

// Somebody with bad manners, again and again: vanishes, says half a line, or asks for much and never reads.
Task<void> misbehave(EventLoop& loop, std::uint16_t port, Report& report, CancelToken token) {
  std::list<Socket> who_never_read;
  for (std::size_t i = 0; !token.cancelled(); ++i) {
    Socket socket = connect_to(port);
    ++report.faulty;
    const std::string_view says[] = {"WAIT 50\nWAIT 50\n", "ECHO half a li", "ECHO more and more\n"};
    for (int times = i % 3 == 2 ? 2000 : 1; times > 0; --times) send_some(socket.descriptor(), says[i % 3]);
    if (i % 3 == 2 && who_never_read.size() < 20) who_never_read.push_back(std::move(socket));
    const linger at_once{1, 0};  // Closing then breaks the connection off.
    if (i % 3 == 0) ::setsockopt(socket.descriptor(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    Task<void> pause = runtime::sleep_for(loop, Millis{50}, token);
    co_await pause;
  }
}

Task<void> until_stopped(Task<void> work) {
  try {
    co_await work;
  } catch (const Cancelled&) {
  }
}

}  // namespace

Task<void> put_under_load(EventLoop& loop, Load load, Report& report) {
  const CancelSource stop;
  std::list<Customer> customers;
  std::list<Task<void>> tasks;
  const Millis begin = loop.now() + Millis{200};
  for (std::size_t i = 0; i < load.connections; ++i) customers.emplace_back(loop, load, i, begin, report);
  for (Customer& customer : customers) {
    tasks.push_back(until_stopped(customer.hear(stop.token())));
    tasks.back().start();
    tasks.push_back(until_stopped(customer.send(stop.token())));
    tasks.back().start();
  }
  const CancelSource manners;
  Task<void> faulty = until_stopped(misbehave(loop, load.port, report, manners.token()));
  if (load.faulty_peers) faulty.start();

  const Millis last = begin + load.time, end = last + load.patience;
  const auto all_have_answers = [&] {
    return std::all_of(customers.begin(), customers.end(),
                       [](const Customer& each) { return each.open() == 0; });
  };
  while (loop.now() < last || (!all_have_answers() && loop.now() < end)) {
    runtime::SleepAwaiter moment = runtime::sleep_for(loop, Millis{20});
    co_await moment;
  }
  manners.cancel();
  stop.cancel();
  for (Task<void>& task : tasks) co_await task;
  if (load.faulty_peers) co_await faulty;
}

Millis percentile(std::vector<Millis> times, std::size_t percent) {
  if (times.empty()) return Millis{0};
  std::sort(times.begin(), times.end());
  return times[(times.size() * percent + 99) / 100 - 1];
}

}  // namespace lab
