// SIGTERM and SIGINT as something an event loop can wait for.
//
// Guarantees: from construction on these two signals no longer end the process; next() goes on when one has
//             come, also if it came before. The destructor puts everything back.
// Requires:   at most one at a time, made before there are other threads.
// Example:
//   Signals signals;
//   Task<void> told_to_stop = signals.next(loop);
//   co_await told_to_stop;
#pragma once

#include <signal.h>

#include "order.hpp"
#include "tcp.hpp"

namespace lab {

class Signals {
 public:
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  Task<void> next(EventLoop& loop);

 private:
  Socket read_end_, write_end_;  // A pipe: a handler may do little more than write a byte.
  struct sigaction old_term_, old_int_;
};

}  // namespace lab
