#include "echo.hpp"

#include <sys/socket.h>

#include <cerrno>
#include <string>

namespace lab {

using runtime::readable;
using runtime::ReadyAwaiter;
using runtime::writable;

Task<void> echo(EventLoop& loop, int caller) {
  todo("09.4");
  std::string heard;
  char chunk[1024];
  while (true) {
    ReadyAwaiter something = readable(loop, caller);
    co_await something;
    const ssize_t got = ::recv(caller, chunk, sizeof chunk, 0);
    // TODO(09.4): what else can recv() have returned? And what if this is half a line, or two and a half?
    heard.append(chunk, static_cast<std::size_t>(got));
    // TODO(09.4): send() may take only a part, or nothing now, or there may be nobody any more. By default it
    // ends the whole program then: look up MSG_NOSIGNAL.
    ::send(caller, heard.data(), heard.size(), 0);
  }
}

}  // namespace lab
