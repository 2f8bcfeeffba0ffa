#include "tcp.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace lab {
namespace {

[[noreturn]] void refuse(const char* call) { throw std::system_error(errno, std::generic_category(), call); }

template <class Call>
auto again_if_interrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

Socket stream_socket(int flags) {
  const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | flags, 0);
  if (descriptor < 0) refuse("socket");
  return Socket(descriptor);
}

// Short lines shall not wait for each other in the kernel.
void send_at_once(int descriptor) {
  const int on = 1;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

Socket::~Socket() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

Socket listen_on_loopback(std::uint16_t port) {
  Socket listener = stream_socket(SOCK_NONBLOCK);
  const int on = 1;
  ::setsockopt(listener.descriptor(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const sockaddr_in address = loopback(port);
  if (::bind(listener.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    refuse("bind");
  }
  if (::listen(listener.descriptor(), SOMAXCONN) != 0) refuse("listen");
  return listener;
}

std::uint16_t port_of(int listener) {
  sockaddr_in address{};
  socklen_t size = sizeof address;
  if (::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) refuse("getsockname");
  return ntohs(address.sin_port);
}

// To connect on one's own machine does not wait for a network: only then is the socket made non-blocking.
Socket connect_to(std::uint16_t port) {
  Socket socket = stream_socket(0);
  const sockaddr_in address = loopback(port);
  if (::connect(socket.descriptor(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    refuse("connect");
  }
  send_at_once(socket.descriptor());
  ::fcntl(socket.descriptor(), F_SETFL, O_NONBLOCK);
  return socket;
}

std::optional<Socket> accept_one(int listener) {
  const int descriptor = again_if_interrupted(
      [&] { return ::accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC); });
  if (descriptor < 0) {
    if (errno == EAGAIN || errno == ECONNABORTED) return std::nullopt;
    refuse("accept");
  }
  send_at_once(descriptor);
  return Socket(descriptor);
}

Received receive(int socket, std::span<char> into) {
  const ssize_t got = again_if_interrupted([&] { return ::recv(socket, into.data(), into.size(), 0); });
  if (got > 0) return {Received::State::some, static_cast<std::size_t>(got)};
  if (got < 0 && errno == EAGAIN) return {Received::State::nothing_yet, 0};
  return {Received::State::ended, 0};
}

std::optional<std::size_t> send_some(int socket, std::string_view bytes) {
  const ssize_t sent =
      again_if_interrupted([&] { return ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL); });
  if (sent >= 0) return static_cast<std::size_t>(sent);
  if (errno == EAGAIN) return 0;
  return std::nullopt;
}

}  // namespace lab
