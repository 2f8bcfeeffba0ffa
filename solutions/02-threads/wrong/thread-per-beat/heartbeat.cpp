// falls: tidy (excess threads)
#include "heartbeat.hpp"

#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : thread_([this, every, beat = std::move(beat)] {
        std::unique_lock lock(mutex_);
        while (!stop_asked_.wait_for(lock, every, [this] { return stop_; })) {
          lock.unlock();
          std::thread(beat).join();
          lock.lock();
        }
      }) {}

Heartbeat::~Heartbeat() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stop_asked_.notify_one();
  thread_.join();
}

}  // namespace lab
