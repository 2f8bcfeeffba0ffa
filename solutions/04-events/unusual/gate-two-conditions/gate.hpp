// The kitchen door, which can be closed: open() lets people in, close() waits until the last one has left.
//
// Requires:   one thread at a time opens and closes; inside() does not call the same gate; nobody is inside a
//             call when the gate is destroyed.
// Guarantees: a gate is closed at first. pass() waits until the gate is open, calls inside() on the same
//             thread, and returns when that has returned; if it throws, the caller gets the exception, and
//             has left the gate all the same. Several may be inside at once. When close() has returned
//             nobody is inside, and nobody gets in until open(). Who waits sleeps.
// Ordering:   what was done inside is seen by whoever comes back from close(); what was done before open() is
//             seen inside.
// Example:
//   Gate kitchen;
//   kitchen.open();
//   kitchen.pass([] { wash_up(); });  // on several threads
//   kitchen.close();
//   count_the_plates();               // nobody is washing up now
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>

namespace lab {

class Gate {
 public:
  void open();
  void close();
  void pass(const std::function<void()>& inside);

 private:
  std::mutex mutex_;
  std::condition_variable opened_, left_;  // Who wants in waits for the first, who closes for the second.
  bool open_ = false;                      // Guarded by mutex_.
  int inside_ = 0;                         // Guarded by mutex_. How many have passed and not left yet.
};

}  // namespace lab
