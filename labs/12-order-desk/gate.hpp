// Back-pressure: room for so many, a bench for so many more, and for the rest a plain no.
//
// Guarantees: enter() gives a Pass at once if there is room and nobody waits; waits, first come first served,
//             if there is a place on the bench; and gives nothing, at once, otherwise. Who is inside leaves
//             by letting go of the Pass, and the first on the bench has the room from that moment: nobody
//             else gets it in between, and inside() counts it. The one who waited goes on in a step of its
//             own. Whoever waits on the bench and is cancelled throws Cancelled, never inside cancel(); the
//             place is free at once. The same if the Task is destroyed. A room is never lost, also if it was
//             given to somebody who was cancelled, or destroyed, before they went on: they throw, and the
//             next has it, or they go on and have it.
// Requires:   one thread; room >= 1. Gate and loop outlive all Passes and waits.
// Example:
//   Gate gate(loop, 4, 12);
//   Task<std::optional<Gate::Pass>> asks = gate.enter(token);
//   std::optional<Gate::Pass> pass = co_await asks;
//   if (!pass) throw Busy();
#pragma once

#include <cstddef>
#include <optional>
#include <utility>

#include "order.hpp"

namespace lab {

class Gate {
 public:
  /// Somebody is inside as long as this exists.
  class Pass {
   public:
    explicit Pass(Gate& gate) : gate_(&gate) {}
    Pass(Pass&& other) noexcept : gate_(std::exchange(other.gate_, nullptr)) {}
    Pass& operator=(Pass&& other) noexcept {
      std::swap(gate_, other.gate_);
      return *this;
    }
    ~Pass() {
      if (gate_ != nullptr) gate_->leave();
    }

   private:
    Gate* gate_;
  };

  Gate(EventLoop& loop, std::size_t room, std::size_t bench) : loop_(loop), room_(room), bench_(bench) {}

  Task<std::optional<Pass>> enter(CancelToken token);
  std::size_t inside() const;
  std::size_t waiting() const;

 private:
  void leave();

  EventLoop& loop_;
  const std::size_t room_, bench_;
  std::size_t inside_ = 0;
  // TODO(12.4): who sits on the bench, and how is the first of them woken?
};

}  // namespace lab
