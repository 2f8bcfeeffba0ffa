// Where an event loop has its time from, and how it waits.
//
// Guarantees: now() never goes back. wait() returns as soon as one of the descriptors is ready, with their
//             `revents` filled in, or when now() has reached `until`; or earlier, with nothing ready, if a
//             signal interrupted it. Without `until` it waits for descriptors alone. RealClock: steady_clock
//             and poll(). VirtualClock: starts at 0; a wait with nothing ready takes no time at all, the
//             clock jumps to `until` instead. So ten hours are over at once, and every run has the same
//             times, to the millisecond. Descriptors are real on both.
// Requires:   one thread. Who waits for other threads, or processes, takes the RealClock: a virtual one jumps
// over
//             the time that they need.
// Example:
//   VirtualClock clock;
//   EventLoop loop(clock);
//   loop.run(bake());           // says co_await sleep_for(loop, 30min)
//   clock.now();                // 1800000ms
#pragma once

#include <poll.h>

#include <optional>
#include <vector>

#include "support/lab.hpp"

namespace lab::runtime {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Millis now() = 0;
  virtual void wait(std::vector<pollfd>& descriptors, std::optional<Millis> until) = 0;
};

class RealClock final : public Clock {
 public:
  Millis now() override;
  void wait(std::vector<pollfd>& descriptors, std::optional<Millis> until) override;
};

class VirtualClock final : public Clock {
 public:
  Millis now() override { return now_; }
  void wait(std::vector<pollfd>& descriptors, std::optional<Millis> until) override;

 private:
  Millis now_{0};
};

}  // namespace lab::runtime
