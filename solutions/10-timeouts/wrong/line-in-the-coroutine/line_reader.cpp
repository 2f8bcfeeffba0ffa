// falls: correct (lost bytes)
// What has come of a line goes with the read_line() that was cancelled.
#include "line_reader.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "support/runtime/cancellable.hpp"

namespace lab {

LineReader::LineReader(EventLoop& loop, int descriptor) : loop_(loop), descriptor_(descriptor) {}

Task<std::optional<std::string>> LineReader::read_line(CancelToken token) {
  std::string line;
  while (!ended_) {
    char letter;  // One at a time, so that nothing of the next line is read.
    const ssize_t got = ::read(descriptor_, &letter, 1);
    if (got == 1 && letter == '\n') co_return line;
    if (got == 1) line += letter;
    if (got == 0) ended_ = true;
    if (got >= 0 || errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
      throw std::system_error(errno, std::generic_category(), "read");
    Task<void> something = readable(loop_, descriptor_, token);
    co_await something;
  }
  if (line.empty()) co_return std::nullopt;
  co_return line;
}

}  // namespace lab
