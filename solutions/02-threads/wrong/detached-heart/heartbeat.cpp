// falls: correct (use after scope)
// The destructor says stop and goes; a beat that is running goes on.
#include "heartbeat.hpp"

#include <thread>
#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat) {
  std::thread([stop = stop_, every, beat = std::move(beat)] {
    for (;;) {
      std::this_thread::sleep_for(every);
      if (*stop) return;
      beat();
    }
  }).detach();
}

Heartbeat::~Heartbeat() { *stop_ = true; }

}  // namespace lab
