// TCP on this machine alone (127.0.0.1), without waiting: sockets for an event loop.
//
// Guarantees: every socket is non-blocking and closed by its owner. An interrupted call is made again. A peer
//             that has vanished is a result, never a signal. What the system refuses throws
//             std::system_error.
// Example:
//   const Socket listener = listen_on_loopback();
//   co_await readable(loop, listener.descriptor());
//   std::optional<Socket> customer = accept_one(listener.descriptor());
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

namespace lab {

class Socket {
 public:
  Socket() = default;
  explicit Socket(int descriptor) : descriptor_(descriptor) {}
  Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Socket();

  int descriptor() const { return descriptor_; }

 private:
  int descriptor_ = -1;
};

/// Listens at 127.0.0.1; port 0 is any free one.
Socket listen_on_loopback(std::uint16_t port = 0);
std::uint16_t port_of(int listener);
Socket connect_to(std::uint16_t port);

/// The next who waits at the door; nothing if nobody does.
std::optional<Socket> accept_one(int listener);

struct Received {
  enum class State { some, nothing_yet, ended };
  State state = State::ended;
  std::size_t bytes = 0;  ///< More than 0 if, and only if, there is some.
};

/// Reads what is there. A peer that vanished has ended too.
Received receive(int socket, std::span<char> into);

/// How many bytes went out, 0 if there is no room now; nothing if the peer is gone.
std::optional<std::size_t> send_some(int socket, std::string_view bytes);

}  // namespace lab
