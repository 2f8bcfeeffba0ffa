#include "explore/replay/fork_server.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

namespace explore {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::uint64_t no_answer = ~std::uint64_t{0};

bool send_all(int socket, const void* data, std::size_t bytes) {
  const char* next = static_cast<const char*>(data);
  while (bytes > 0) {
    const ssize_t sent = send(socket, next, bytes, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    next += sent;
    bytes -= static_cast<std::size_t>(sent);
  }
  return true;
}

bool send_message(int socket, std::string_view text) {
  const std::uint64_t length = text.size();
  return send_all(socket, &length, sizeof length) && send_all(socket, text.data(), text.size());
}

/// Waits for `bytes` until the deadline.
bool receive_all(int socket, void* data, std::size_t bytes, steady_clock::time_point deadline) {
  char* next = static_cast<char*>(data);
  while (bytes > 0) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd readable{socket, POLLIN, 0};
    const int ready = poll(&readable, 1, static_cast<int>(left.count()));
    if (ready < 0 && errno != EINTR) return false;
    if (ready <= 0) continue;
    const ssize_t got = recv(socket, next, bytes, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    next += got;
    bytes -= static_cast<std::size_t>(got);
  }
  return true;
}

std::optional<std::string> receive_message(int socket, milliseconds limit) {
  const auto deadline = steady_clock::now() + limit;
  std::uint64_t length = 0;
  if (!receive_all(socket, &length, sizeof length, deadline) || length == no_answer) return std::nullopt;
  std::string text(length, '\0');
  if (!receive_all(socket, text.data(), text.size(), deadline)) return std::nullopt;
  return text;
}

void silence() {
  const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
}

struct Channel {
  int ours = -1, theirs = -1;
};

std::optional<Channel> make_channel() {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return std::nullopt;
  return Channel{ends[0], ends[1]};
}

void wait_for(pid_t process) {
  while (waitpid(process, nullptr, 0) < 0 && errno == EINTR) {
  }
}

/// One question, in a child.
std::optional<std::string> answer_in_child(const ForkServer::Answer& answer, const std::string& question,
                                           milliseconds limit) {
  const std::optional<Channel> channel = make_channel();
  if (!channel) return std::nullopt;
  const pid_t child = fork();
  if (child == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    silence();
    send_message(channel->theirs, answer(question));
    _exit(0);
  }
  close(channel->theirs);
  std::optional<std::string> text;
  if (child > 0) {
    text = receive_message(channel->ours, limit);
    kill(child, SIGKILL);
    wait_for(child);
  }
  close(channel->ours);
  return text;
}

[[noreturn]] void serve(int channel, const ForkServer::Answer& answer, milliseconds limit) {
  constexpr auto for_ever = std::chrono::hours(24);
  while (const std::optional<std::string> question = receive_message(channel, for_ever)) {
    const std::optional<std::string> text = answer_in_child(answer, *question, limit);
    const bool sent = text ? send_message(channel, *text) : send_all(channel, &no_answer, sizeof no_answer);
    if (!sent) break;
  }
  _exit(0);
}

}  // namespace

ForkServer::ForkServer(const Answer& answer, milliseconds limit) {
  const std::optional<Channel> channel = make_channel();
  if (!channel) return;
  const pid_t parent = getpid();
  server_ = fork();
  if (server_ == 0) {
    close(channel->ours);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(0);  // It died before we asked to be told.
    serve(channel->theirs, answer, limit);
  }
  close(channel->theirs);
  if (server_ > 0)
    channel_ = channel->ours;
  else
    close(channel->ours);
}

ForkServer::~ForkServer() {
  if (channel_ < 0) return;
  close(channel_);
  kill(server_, SIGKILL);
  wait_for(server_);
}

std::optional<std::string> ForkServer::ask(std::string_view question) {
  if (channel_ < 0 || !send_message(channel_, question)) return std::nullopt;
  return receive_message(channel_, std::chrono::minutes(5));  // The server keeps the limit.
}

}  // namespace explore
