// falls: correct (endless end)
// read() returned 0: "nothing yet", it thinks, and asks again and again.
#include "line_reader.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "support/runtime/cancellable.hpp"

namespace lab {

LineReader::LineReader(EventLoop& loop, int descriptor) : loop_(loop), descriptor_(descriptor) {}

Task<std::optional<std::string>> LineReader::read_line(CancelToken token) {
  while (true) {
    std::optional<std::string> line = take_line();
    if (line || ended_) co_return line;
    Task<void> something = readable(loop_, descriptor_, token);
    co_await something;
    read_some();
  }
}

std::optional<std::string> LineReader::take_line() {
  const std::size_t newline = come_.find('\n');
  if (newline != std::string::npos) {
    std::string line = come_.substr(0, newline);
    come_.erase(0, newline + 1);
    return line;
  }
  if (ended_ && !come_.empty()) return std::exchange(come_, {});
  return std::nullopt;
}

// No wait between read() and the member it ends in: so no cancel can come between.
void LineReader::read_some() {
  char buffer[4096];
  const ssize_t got = ::read(descriptor_, buffer, sizeof buffer);
  if (got > 0) {
    come_.append(buffer, static_cast<std::size_t>(got));
  } else if (got < 0 && errno != EINTR && errno != EAGAIN && errno != EWOULDBLOCK) {
    throw std::system_error(errno, std::generic_category(), "read");
  }
}

}  // namespace lab
