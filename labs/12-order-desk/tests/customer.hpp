// Somebody who comes to the desk, over TCP.
#pragma once

#include <sys/socket.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "hall.hpp"
#include "tcp.hpp"

namespace lab {

class Customer {
 public:
  explicit Customer(std::uint16_t port) : socket_(connect_to(port)) {}

  void say(std::string_view text) {
    EXPECT_EQ(send_some(socket_.descriptor(), text).value_or(0), text.size()) << "the desk hung up";
  }

  /// Pushes as much as goes out now.
  std::size_t push(std::string_view text) { return send_some(socket_.descriptor(), text).value_or(0); }

  /// All that comes until there are so many lines, or the end ("<end>"), or nothing for three seconds.
  std::string hear(Hall& hall, std::ptrdiff_t lines = 1) {
    while (std::count(heard_.begin(), heard_.end(), '\n') < lines) {
      if (!listen(hall)) break;
    }
    return std::exchange(heard_, {});
  }

  /// Has said all; still listens.
  void has_no_more_to_say() { ::shutdown(socket_.descriptor(), SHUT_WR); }

  /// Gone, without a goodbye: the other side's next write fails.
  void vanish() {
    const linger at_once{1, 0};
    ::setsockopt(socket_.descriptor(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    socket_ = Socket();
  }

 private:
  bool listen(Hall& hall) {
    char bytes[4096];
    while (true) {
      const Received received = receive(socket_.descriptor(), bytes);
      if (received.state == Received::State::ended) heard_ += "<end>";
      heard_.append(bytes, received.bytes);
      if (received.state != Received::State::nothing_yet) return received.state == Received::State::some;
      bool something = false;
      const auto watch = hall.loop.watch_readable(socket_.descriptor(), [&] { something = true; });
      if (hall.until([&] { return something; })) continue;
      hall.loop.unwatch(watch);
      heard_ += "<nothing for 3 seconds>";
      return false;
    }
  }

  Socket socket_;
  std::string heard_;
};

}  // namespace lab
