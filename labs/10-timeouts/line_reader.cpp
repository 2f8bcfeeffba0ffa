#include "line_reader.hpp"

// Given: readable() with a token.
#include "support/runtime/cancellable.hpp"

namespace lab {

LineReader::LineReader(EventLoop& loop, int descriptor) : loop_(loop), descriptor_(descriptor) {}

Task<std::optional<std::string>> LineReader::read_line(CancelToken token) {
  // TODO(10.6): half a line may come, or three at once, or none for ever. And what may read() return?
  (void)token, (void)loop_, (void)descriptor_;
  todo("10.6");
  co_return std::nullopt;
}

}  // namespace lab
