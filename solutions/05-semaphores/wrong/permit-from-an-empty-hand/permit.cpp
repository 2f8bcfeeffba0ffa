// falls: correct (permit from nowhere)
// Puts one back, whether it got one or not.
#include "permit.hpp"

#include <utility>

namespace lab {

Permit::Permit(TimedSemaphore& semaphore, Millis limit) : semaphore_(&semaphore) {
  semaphore.try_acquire_for(limit);
}

Permit::Permit(Permit&& other) noexcept : semaphore_(std::exchange(other.semaphore_, nullptr)) {}

Permit& Permit::operator=(Permit&& other) noexcept {
  Permit taken(std::move(other));
  std::swap(semaphore_, taken.semaphore_);  // What this hand held goes back at the end of the block.
  return *this;
}

Permit::~Permit() {
  if (semaphore_ != nullptr) semaphore_->release();
}

Permit::operator bool() const { return semaphore_ != nullptr; }

}  // namespace lab
