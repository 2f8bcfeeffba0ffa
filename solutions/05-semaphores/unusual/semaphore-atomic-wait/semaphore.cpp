// No lock: one atomic number, and std::atomic's own waiting.
#include "semaphore.hpp"

namespace lab {

void Semaphore::acquire() {
  while (!try_acquire()) free_.wait(0);
}

bool Semaphore::try_acquire() {
  int free = free_.load();
  while (free > 0) {
    if (free_.compare_exchange_weak(free, free - 1)) return true;
  }
  return false;
}

void Semaphore::release(int n) {
  free_.fetch_add(n);
  free_.notify_all();
}

int Semaphore::available() const { return free_.load(); }

}  // namespace lab
