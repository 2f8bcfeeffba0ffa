#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <string>

#include "tests/harness/omission_parts.hpp"

namespace planted {
namespace {

/// A name that no file has; one per process.
sockaddr_un address_of(pid_t process, socklen_t& size) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string name = "interleave-omissions-" + std::to_string(process);
  std::memcpy(address.sun_path + 1, name.data(), name.size());  // A zero in front: not in the file system.
  size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
  return address;
}

bool send_all(int to, std::string_view bytes, LeftOut left_out) {
  while (!bytes.empty()) {
    const ssize_t put = ::send(to, bytes.data(), bytes.size(), MSG_NOSIGNAL);  // omits: send
    if (put < 0 && errno == EAGAIN) {
      pollfd room{to, POLLOUT, 0};
      ::poll(&room, 1, -1);
      continue;
    }
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
    if (left_out == LeftOut::short_write) break;
  }
  return true;
}

/// All that comes up to the peer's end.
bool receive_all(int from, std::string& text, LeftOut left_out) {
  while (true) {
    char bytes[16];
    const ssize_t got = ::recv(from, bytes, sizeof bytes, 0);  // omits: recv
    if (got > 0) text.append(bytes, static_cast<std::size_t>(got));
    if (got == 0) return true;
    if (got < 0 && errno == EAGAIN) {
      if (left_out == LeftOut::would_block) return true;
      pollfd ready{from, POLLIN, 0};
      ::poll(&ready, 1, -1);
    } else if (got < 0) {
      if (left_out == LeftOut::lost_peer) throw std::runtime_error("recv failed");
      return false;
    }
  }
}

[[noreturn]] void be_client(const sockaddr_un& address, socklen_t size) {
  const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
  if (::connect(server, reinterpret_cast<const sockaddr*>(&address), size) != 0) ::_exit(1);
  const bool said = write_all(server, "knock");
  ::shutdown(server, SHUT_WR);
  char answer[10];
  const bool heard = said && read_all(server, answer, sizeof answer);
  ::_exit(heard && std::string_view(answer, sizeof answer) == "knockknock" ? 0 : 1);
}

/// -1: there is no client to be had.
int accept_one(int listener, LeftOut left_out) {
  while (true) {
    const int client = ::accept(listener, nullptr, nullptr);  // omits: accept
    if (client >= 0) return client;
    if (errno != EINTR && left_out != LeftOut::full_table) return -1;
  }
}

/// Until the peer has said all it has to say: whether a recv() finds something must not hang on who is
/// faster.
void await_last_word(int peer) {
  pollfd all_said{peer, POLLRDHUP, 0};
  while (::poll(&all_said, 1, -1) < 0 && errno == EINTR) {
  }
}

std::string serve(int listener, LeftOut left_out) {
  const int client = accept_one(listener, left_out);
  if (client < 0) return "error: accept";
  ::fcntl(client, F_SETFL, O_NONBLOCK);
  await_last_word(client);
  std::string text;
  const bool well = receive_all(client, text, left_out) && send_all(client, text + text, left_out);
  ::close(client);
  return well ? text : "error: no client";
}

}  // namespace

std::string serve_once(LeftOut left_out) {
  socklen_t size = 0;
  const sockaddr_un address = address_of(::getpid(), size);
  const int listener = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  ::bind(listener, reinterpret_cast<const sockaddr*>(&address), size);
  ::listen(listener, 1);
  const pid_t client = start_child();
  if (client == 0) {
    ::close(listener);  // Held here too it would keep the client waiting for an answer when nobody listens.
    be_client(address, size);
  }
  std::string text = client < 0 ? "error: fork" : serve(listener, left_out);
  ::close(listener);
  int status = 0;
  if (client > 0) {
    while (::waitpid(client, &status, 0) < 0 && errno == EINTR) {
    }
  }
  return status == 0 || text.starts_with("error") ? text : "error: the client did not hear " + text;
}

}  // namespace planted
