#include "heartbeat.hpp"

#include <chrono>
#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : every_(every), beat_(std::move(beat)), thread_([this] { run(); }) {}

Heartbeat::~Heartbeat() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  stop_asked_.notify_one();
  thread_.join();
}

void Heartbeat::run() {
  auto next_beat = std::chrono::steady_clock::now() + every_;
  std::unique_lock lock(mutex_);
  // Waits for a state, not for a signal: a stop that came before this wait began is seen all the same.
  while (!stop_asked_.wait_until(lock, next_beat, [this] { return stop_; })) {
    lock.unlock();  // beat_ is not our code: it may take long, and the destructor must be able to say stop.
    beat_();
    lock.lock();
    next_beat += every_;
  }
}

}  // namespace lab
