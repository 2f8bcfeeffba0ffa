// std::jthread brings the stop along, and condition_variable_any knows how to wait for it.
#include "heartbeat.hpp"

#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : thread_([this, every, beat = std::move(beat)](std::stop_token stop) {
        for (;;) {
          {
            std::unique_lock lock(mutex_);
            never_.wait_for(lock, stop, every, [] { return false; });
          }
          if (stop.stop_requested()) return;
          beat();
        }
      }) {}

Heartbeat::~Heartbeat() = default;  // The jthread asks for the stop and joins.

}  // namespace lab
