// falls: correct (lost wake-up)
// Waits for the notification instead of the state: one that came before the wait is gone.
#include "heartbeat.hpp"

#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : thread_([this, every, beat = std::move(beat)] {
        std::unique_lock lock(mutex_);
        while (stop_asked_.wait_for(lock, every) == std::cv_status::timeout) {
          lock.unlock();
          beat();
          lock.lock();
        }
      }) {}

Heartbeat::~Heartbeat() {
  {
    const std::lock_guard lock(mutex_);
    stop_asked_.notify_one();
  }
  thread_.join();
}

}  // namespace lab
