// Given for task 3: the club's phone lines, a semaphore made of one atomic number.
//
// Requires:   lines >= 1; who gives a line back has taken one.
// Guarantees: take() waits, asleep, until a line is free, and takes it. give_back() frees one; any thread
//             may. Safe from any number of threads.
// Example:
//   PhoneLines lines(3);
//   lines.take();
//   lines.give_back();
#pragma once

#include <atomic>

namespace lab {

class PhoneLines {
 public:
  explicit PhoneLines(int lines) : free_(lines) {}

  void take();
  void give_back();

 private:
  std::atomic<int> free_;  // Never below 0; who finds 0 waits for it to change.
};

}  // namespace lab
