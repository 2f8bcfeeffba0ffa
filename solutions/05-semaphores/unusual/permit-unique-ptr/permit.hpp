// A permit in somebody's hand: it goes back into the box by itself, on every way out.
//
// Requires:   the semaphore lives longer than the permit.
// Guarantees: Permit(semaphore, limit) takes a permit, waiting no longer than `limit`; if there was none,
//             it is empty. A Permit that is not empty is true, and its destructor puts what it holds back,
//             once, also when an exception passes. Moving hands the permit on and leaves the other one
//             empty; what was held before is put back first. There are no copies.
// Example:
//   Permit line(lines, Millis{50});
//   if (!line) return "all lines are busy";
//   return feed.fetch(17);  // the line is free again after this, whatever fetch() does
#pragma once

#include <memory>

#include "timed_semaphore.hpp"

namespace lab {

class Permit {
 public:
  Permit(TimedSemaphore& semaphore, Millis limit);
  Permit(Permit&& other) noexcept;
  Permit& operator=(Permit&& other) noexcept;
  Permit(const Permit&) = delete;
  Permit& operator=(const Permit&) = delete;
  ~Permit();

  explicit operator bool() const;

 private:
  struct GiveBack {
    void operator()(TimedSemaphore* semaphore) const { semaphore->release(); }
  };
  std::unique_ptr<TimedSemaphore, GiveBack> held_;  // "Frees" a semaphore by giving the permit back to it.
};

}  // namespace lab
