#include "heartbeat.hpp"

namespace lab {

Heartbeat::Heartbeat(Millis every, std::function<void()> beat) {
  // TODO(02.5): start the thread. What does it wait for, beside the next beat?
  (void)every, (void)beat;
  todo("02.5");
}

Heartbeat::~Heartbeat() {
  // TODO(02.5): end it. The thread may be in the middle of a wait of ten hours, or in the middle of a beat.
}

}  // namespace lab
