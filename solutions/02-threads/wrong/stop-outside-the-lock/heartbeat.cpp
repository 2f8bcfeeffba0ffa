// falls: never stuck (lost wake-up)
// Atomic, and still said in the moment between the thread's last look and its sleep.
#include "heartbeat.hpp"

#include <chrono>
#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : every_(every), beat_(std::move(beat)), thread_([this] { run(); }) {}

Heartbeat::~Heartbeat() {
  stop_ = true;
  stop_asked_.notify_one();
  thread_.join();
}

void Heartbeat::run() {
  auto next_beat = std::chrono::steady_clock::now() + every_;
  std::unique_lock lock(mutex_);
  while (!stop_asked_.wait_until(lock, next_beat, [this] { return stop_.load(); })) {
    lock.unlock();
    beat_();
    lock.lock();
    next_beat += every_;
  }
}

}  // namespace lab
