// A unique_ptr is move-only, knows the empty hand and puts back what it held: all that a permit needs.
#include "permit.hpp"

namespace lab {

Permit::Permit(TimedSemaphore& semaphore, Millis limit) {
  if (semaphore.try_acquire_for(limit)) held_.reset(&semaphore);
}

Permit::Permit(Permit&& other) noexcept = default;
Permit& Permit::operator=(Permit&& other) noexcept = default;
Permit::~Permit() = default;

Permit::operator bool() const { return held_ != nullptr; }

}  // namespace lab
