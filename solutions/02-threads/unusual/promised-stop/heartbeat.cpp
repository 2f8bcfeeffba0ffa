// A promise is the stop and its future the wait: "stop, or one period, whichever comes first".
#include "heartbeat.hpp"

#include <utility>

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat)
    : thread_([stop_asked = stop_.get_future(), every, beat = std::move(beat)] {
        while (stop_asked.wait_for(every) == std::future_status::timeout) beat();
      }) {}

Heartbeat::~Heartbeat() {
  stop_.set_value();
  thread_.join();
}

}  // namespace lab
