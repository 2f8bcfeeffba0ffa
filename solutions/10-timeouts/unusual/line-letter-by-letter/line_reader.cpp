#include "line_reader.hpp"

#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "support/runtime/cancellable.hpp"

namespace lab {

LineReader::LineReader(EventLoop& loop, int descriptor) : loop_(loop), descriptor_(descriptor) {}

Task<std::optional<std::string>> LineReader::read_line(CancelToken token) {
  while (!ended_) {
    char letter = 0;
    const ssize_t got = ::read(descriptor_, &letter, 1);  // Asks first, waits afterwards.
    if (got == 1 && letter == '\n') co_return std::exchange(line_, {});
    if (got == 1) line_ += letter;
    if (got == 0) ended_ = true;
    if (got >= 0 || errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK)
      throw std::system_error(errno, std::generic_category(), "read");
    Task<void> something = readable(loop_, descriptor_, token);
    co_await something;
  }
  if (line_.empty()) co_return std::nullopt;
  co_return std::exchange(line_, {});
}

}  // namespace lab
