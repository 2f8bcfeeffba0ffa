// falls: correct (lost bytes)
// No room: so it tries again, at once, until the caller listens.
#include "echo.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <string>

namespace lab {
namespace {

using runtime::readable;
using runtime::ReadyAwaiter;

bool not_now(int error) { return error == EAGAIN || error == EWOULDBLOCK; }

// False: nobody is there any more.
Task<bool> send_all(EventLoop&, int caller, std::string text) {
  std::size_t sent = 0;
  while (sent < text.size()) {
    const ssize_t taken = ::send(caller, text.data() + sent, text.size() - sent, MSG_NOSIGNAL);
    if (taken >= 0) {
      sent += static_cast<std::size_t>(taken);
    } else if (!not_now(errno) && errno != EINTR) {
      co_return false;
    }
  }
  co_return true;
}

}  // namespace

Task<void> echo(EventLoop& loop, int caller) {
  std::string heard;
  char chunk[1024];
  while (true) {
    ReadyAwaiter something = readable(loop, caller);
    co_await something;
    const ssize_t got = ::recv(caller, chunk, sizeof chunk, 0);
    if (got < 0 && (not_now(errno) || errno == EINTR)) continue;
    if (got < 0) co_return;
    heard.append(chunk, static_cast<std::size_t>(got));
    // At the end, all of it; before, whole lines.
    const std::size_t whole = got == 0 ? heard.size() : heard.rfind('\n') + 1;  // No newline: npos + 1 is 0.
    Task<bool> sending = send_all(loop, caller, heard.substr(0, whole));
    const bool sent = co_await sending;
    if (got == 0 || !sent) co_return;
    heard.erase(0, whole);
  }
}

}  // namespace lab
