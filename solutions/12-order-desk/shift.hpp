// The end of the day: what has begun is finished, within reason, and then nothing is left.
//
// Guarantees: start() runs the work up to its first wait, and owns it; after closing it is false, and the
//             work is dropped unbegun. Work that throws is logged under its name ("failed: <what>"), and
//             disturbs nobody. So is what ended otherwise: "done", or "cancelled" if it ended with Cancelled.
//             close() cancels stops().closing, at once; when `drain` has passed and there is still work, it
//             cancels stops().over. It goes on when all work has ended, in a step of its own, and says how
//             each of all those started had ended. Who closes again, meanwhile or later, changes nothing, and
//             hears the same, no earlier. When close() goes on, no timer is left. The destructor destroys
//             what still waits.
// Requires:   one thread; loop and log outlive the shift; the shift outlives the wait in close(). Work
//             listens to stops().over; it does not await close().
// Example:
//   Shift shift(loop, log, 500ms);
//   shift.start("front", serve(loop, listener, answer, shift.stops(), 4096));
//   … SIGTERM …
//   Task<Shift::Ending> closing = shift.close();
//   co_await closing;
#pragma once

#include <cstddef>
#include <list>
#include <string>

#include "order.hpp"
#include "support/log_sink.hpp"

namespace lab {

class Shift {
 public:
  struct Ending {
    std::size_t done = 0, cancelled = 0, failed = 0;
    friend bool operator==(const Ending&, const Ending&) = default;
  };

  Shift(EventLoop& loop, LogSink& log, Millis drain) : loop_(loop), log_(log), drain_(drain) {}
  ~Shift() { loop_.cancel_timer(deadline_); }
  Shift(const Shift&) = delete;
  Shift& operator=(const Shift&) = delete;

  Stops stops() const { return {closing_.token(), over_.token()}; }
  bool start(std::string name, Task<void> work);
  Task<Ending> close();

 private:
  class AllHome;
  Task<void> look_after(std::string name, Task<void> work);
  void one_less();

  EventLoop& loop_;
  LogSink& log_;
  const Millis drain_;
  const CancelSource closing_, over_;
  Ending ending_;
  std::size_t in_work_ = 0;
  EventLoop::TimerId deadline_ = 0;
  std::list<AllHome*> waiting_;  // Each lives in the frame of its close(), and takes itself off the list.
  std::list<Task<void>> works_;  // Destroyed first: they use the rest.
};

}  // namespace lab
