// A state machine for each customer, moved on by callbacks: no coroutine but that of the request.
#include "front.hpp"

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "support/runtime/cancellable.hpp"
#include "tcp.hpp"

namespace lab {
namespace {

// All connections, and what they share.
struct Hall {
  EventLoop& loop;
  const Answer answer;
  const Stops stops;
  const std::size_t longest;
  CancelSource empty;  // Cancelled when the last has left after closing time.
  struct Customer;
  std::list<Customer> customers;

  void let_in(Socket socket);
  void leave(std::list<Customer>::iterator customer);
};

// hears ─▶ asks ─▶ says ─▶ hears …; one watch, or one request, at a time.
struct Hall::Customer {
  Customer(Hall& of, Socket given) : hall(of), socket(std::move(given)) {}
  ~Customer() {
    hall.stops.closing.forget(on_closing);
    hall.stops.over.forget(on_over);
    hall.loop.unwatch(watch);
  }
  Customer(const Customer&) = delete;
  Customer& operator=(const Customer&) = delete;

  void begin(std::list<Customer>::iterator self) {
    me = self;
    on_closing = hall.stops.closing.on_cancel([this] {
      if (hearing) go_away();
    });
    on_over = hall.stops.over.on_cancel([this] {
      if (saying) go_away();
    });
    hear();
  }

  void hear() {
    hearing = true, saying = false;
    if (hall.stops.closing.cancelled()) return go_away();
    if (const std::size_t end = buffer.find('\n'); end != std::string::npos) return ask(end);
    if (buffer.size() > hall.longest) skipping = true, buffer.clear();
    watch = hall.loop.watch_readable(socket.descriptor(), [this] {
      char bytes[4096];
      const Received received = receive(socket.descriptor(), bytes);
      if (received.state == Received::State::ended) return go_away();
      buffer.append(bytes, received.bytes);
      hear();
    });
  }

  void ask(std::size_t end) {
    hearing = false;
    const bool too_long = std::exchange(skipping, false) || end > hall.longest;
    std::string line = buffer.substr(0, end);
    buffer.erase(0, end + 1);
    if (too_long) {
      output = "ERR line too long\n";
      return say();
    }
    request = one_request(*this, std::move(line));
    request.start();
  }

  static Task<void> one_request(Customer& customer, std::string line) {
    std::string text = "ERR internal error";
    try {
      Task<std::string> answering = customer.hall.answer(std::move(line), customer.hall.stops.over);
      text = co_await answering;
    } catch (...) {
    }
    customer.output = text + '\n';
    // In a step of its own: what follows takes this coroutine away.
    customer.hall.loop.post([&customer] { customer.say(); });
  }

  void say() {
    saying = true;
    while (!output.empty()) {
      const std::optional<std::size_t> sent = send_some(socket.descriptor(), output);
      if (!sent) return go_away();
      output.erase(0, *sent);
      if (*sent > 0) continue;
      if (hall.stops.over.cancelled()) return go_away();
      watch = hall.loop.watch_writable(socket.descriptor(), [this] { say(); });
      return;
    }
    hear();
  }

  // Not at once: a callback of this customer may be on its way.
  void go_away() {
    if (std::exchange(going, true)) return;
    hall.loop.unwatch(watch);
    hall.loop.post([this] { hall.leave(me); });
  }

  Hall& hall;
  const Socket socket;
  std::list<Customer>::iterator me;
  std::string buffer, output;
  bool skipping = false, hearing = false, saying = false, going = false;
  EventLoop::WatchId watch = 0;
  std::uint64_t on_closing = 0, on_over = 0;
  Task<void> request;
};

void Hall::let_in(Socket socket) {
  const auto customer = customers.emplace(customers.end(), *this, std::move(socket));
  customer->begin(customer);
}

void Hall::leave(std::list<Customer>::iterator customer) {
  customers.erase(customer);
  if (customers.empty() && stops.closing.cancelled()) empty.cancel();
}

}  // namespace

Task<void> serve(EventLoop& loop, int listener, Answer answer, Stops stops, std::size_t max_line) {
  Hall hall{loop, std::move(answer), stops, max_line, {}, {}};
  try {
    while (true) {
      Task<void> somebody = runtime::readable(loop, listener, stops.closing);
      co_await somebody;
      if (std::optional<Socket> customer = accept_one(listener)) hall.let_in(std::move(*customer));
    }
  } catch (const Cancelled&) {
  }
  if (hall.customers.empty()) co_return;
  try {
    Task<void> until_empty = runtime::sleep_for(loop, std::chrono::hours(100'000), hall.empty.token());
    co_await until_empty;
  } catch (const Cancelled&) {
  }
}

}  // namespace lab
