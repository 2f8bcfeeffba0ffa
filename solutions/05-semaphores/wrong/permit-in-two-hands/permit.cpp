// falls: correct (permit twice)
// The hand that gave its permit away still thinks it has one.
#include "permit.hpp"

#include <utility>

namespace lab {

Permit::Permit(TimedSemaphore& semaphore, Millis limit)
    : semaphore_(semaphore.try_acquire_for(limit) ? &semaphore : nullptr) {}

Permit::Permit(Permit&& other) noexcept : semaphore_(other.semaphore_) {}

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
