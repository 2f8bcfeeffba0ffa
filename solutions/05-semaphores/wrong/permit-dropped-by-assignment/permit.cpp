// falls: correct (lost permit)
// Takes over the new permit and forgets the old one.
#include "permit.hpp"

#include <utility>

namespace lab {

Permit::Permit(TimedSemaphore& semaphore, Millis limit)
    : semaphore_(semaphore.try_acquire_for(limit) ? &semaphore : nullptr) {}

Permit::Permit(Permit&& other) noexcept : semaphore_(std::exchange(other.semaphore_, nullptr)) {}

Permit& Permit::operator=(Permit&& other) noexcept {
  semaphore_ = std::exchange(other.semaphore_, nullptr);
  return *this;
}

Permit::~Permit() {
  if (semaphore_ != nullptr) semaphore_->release();
}

Permit::operator bool() const { return semaphore_ != nullptr; }

}  // namespace lab
