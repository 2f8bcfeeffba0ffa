// A photo room: a process that develops photos, and its owner.
//
// Requires:   the program has one thread when a Room is made. fork() copies the calling thread only; a lock
//             that another one holds at that moment stays locked in the copy for ever. work ends, or crashes.
// Guarantees: the constructor starts the process, at once, and the process runs serve() with work. to(),
//             from() and wait() are what worker.hpp says. From the first Room on the program ignores SIGPIPE:
//             to write to a room that has ended is an error, EPIPE, and not the end of the shop. The
//             destructor closes the room: it tells the process that no more photos come, and waits until it
//             has ended, also if the process is just writing an answer that nobody will read. Then nothing is
//             left of it: no process, no descriptor, in no room. Rooms may be closed in any order.
// Errors:     std::system_error when there can be no new process or no pipe; then nothing is left either.
// Example:
//   lab::Room room(develop);
//   lab::Postbag bag(room.to());   // and lab::Letterbox box(room.from());
#pragma once

#include <sys/types.h>

#include <optional>

#include "worker.hpp"

namespace lab {

class Room final : public Worker {
 public:
  explicit Room(const Work& work);
  ~Room() override;
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;

  int to() const override { return to_; }
  int from() const override { return from_; }
  ExitInfo wait() override;

 private:
  int to_ = -1, from_ = -1;
  pid_t process_ = -1;
  std::optional<ExitInfo> end_;  // Once it is known.
};

}  // namespace lab
