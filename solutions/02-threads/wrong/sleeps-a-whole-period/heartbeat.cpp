// falls: correct (sleeping through the stop)
#include "heartbeat.hpp"

#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : thread_([this, every, beat = std::move(beat)] {
        for (;;) {
          std::this_thread::sleep_for(every);
          if (stop_) return;
          beat();
        }
      }) {}

Heartbeat::~Heartbeat() {
  stop_ = true;
  thread_.join();
}

}  // namespace lab
