#pragma once

#include <functional>
#include <mutex>
#include <vector>

#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::EventLoop;

class Doorbell {
 public:
  explicit Doorbell(EventLoop& loop);
  ~Doorbell();
  Doorbell(const Doorbell&) = delete;
  Doorbell& operator=(const Doorbell&) = delete;

  void ring(std::function<void()> callback);

 private:
  void watch();
  void answer();

  EventLoop& loop_;               // Used on its own thread only.
  EventLoop::WatchId watch_ = 0;  // Likewise.
  int counter_;                   // An eventfd. Immutable after construction.
  std::mutex mutex_;
  std::vector<std::function<void()>> waiting_;  // Guarded by mutex_.
};

}  // namespace lab
