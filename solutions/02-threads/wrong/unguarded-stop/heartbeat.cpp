// falls: never stuck (data race)
#include "heartbeat.hpp"

#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : thread_([this, every, beat = std::move(beat)] {
        while (!stop_) {
          for (Millis waited{0}; waited < every; waited += Millis{1}) {
            if (stop_) return;
            std::this_thread::sleep_for(Millis{1});
          }
          beat();
        }
      }) {}

Heartbeat::~Heartbeat() {
  stop_ = true;
  thread_.join();
}

}  // namespace lab
