// Never reads beyond a line, so nothing has to be kept but its beginning.
// Reads lines from a socket or pipe on which the other side may fall silent.
//
// Guarantees: read_line() gives the next line, without its newline, when all of it has come, in however
//             many pieces; each line once, in their order. When the other side has ended: what stood behind
//             the last newline, if anything did, and from then on nothing.
//             Throws Cancelled when the token is cancelled while it waits, and std::system_error if reading
//             fails.
//             After Cancelled nothing is lost: what had come of the line stays, and the next read_line()
//             goes on with it. The loop has no watch and the token no callback of it then.
// Requires:   the descriptor does not block (O_NONBLOCK), and stays open and its owner's. The reader
//             outlives the Task; one read_line() at a time.
// Example:
//   lab::LineReader from_kitchen(loop, socket);
//   Task<std::optional<std::string>> next = from_kitchen.read_line(token);
//   std::optional<std::string> line = co_await next;
#pragma once

#include <optional>
#include <string>

#include "support/runtime/cancel.hpp"
#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::CancelToken;
using runtime::EventLoop;
using runtime::Task;

class LineReader {
 public:
  LineReader(EventLoop& loop, int descriptor);
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  Task<std::optional<std::string>> read_line(CancelToken token);

 private:
  EventLoop& loop_;
  const int descriptor_;
  std::string line_;  // What has come of it.
  bool ended_ = false;
};

}  // namespace lab
