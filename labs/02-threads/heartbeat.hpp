// A monitor in the background: calls beat() again and again until it is destroyed.
//
// Requires:   every > 0; beat does not throw and does not destroy its Heartbeat.
// Guarantees: calls beat on one thread of its own, the first time one period after construction, then once
//             per period. The destructor ends a wait at once, however long the period is; it lets a beat that
//             is running end; once it has returned there is no beat and no thread. Between beats the thread
//             sleeps.
// Example:
//   {
//     lab::Heartbeat monitor(lab::Millis{1000}, [&] { log("still calling"); });
//     call_all(feed, stations);
//   }  // no line is logged from here on
#pragma once

#include <functional>

#include "support/lab.hpp"

namespace lab {

class Heartbeat {
 public:
  Heartbeat(Millis every, std::function<void()> beat);
  ~Heartbeat();
  Heartbeat(const Heartbeat&) = delete;
  Heartbeat& operator=(const Heartbeat&) = delete;

  // TODO(02.5): what must the thread and the destructor share? What guards it? Which member must come last?
};

}  // namespace lab
