// A key whose holder can be asked for it. This is the asking; what the holder does about it is task 4.
//
// Guarantees: acquire() and release() as you know them: one holder at a time, and whoever waits sleeps
//             until the key is back. Who has waited in acquire() for a whole interval with the key in one
//             and the same hand asks for it: wanted() is true from then on, until the key is next taken. A
//             key that changes hands often is never asked for. wanted() takes no lock and never waits: the
//             holder looks at it between any two instructions. All of it from any number of threads.
// Example:
//   AskingKey key(Millis{5});
//   key.acquire();
//   while (!done()) {
//     work_a_little();
//     if (key.wanted()) { /* somebody has been waiting for 5 ms */ }
//   }
//   key.release();
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>

#include "support/lab.hpp"

namespace lab {

class AskingKey {
 public:
  explicit AskingKey(Millis interval = Millis{5}) : interval_(interval) {}

  void acquire();
  void release();
  bool wanted() const;

 private:
  const Millis interval_;
  mutable std::mutex mutex_;
  std::condition_variable free_;
  bool taken_ = false;             // Guarded by mutex_.
  std::uint64_t times_taken_ = 0;  // Guarded by mutex_. Has the key changed hands since you looked?
  bool wanted_ = false;            // Guarded by mutex_.
};

}  // namespace lab
