// A counting semaphore: a box with permits. Who wants to go in takes one, and waits while there is none.
//
// Requires:   permits >= 0; n >= 1.
// Guarantees: acquire() takes a permit; it waits, asleep, until there is one for it. try_acquire() takes
//             one or says false, and never waits for one. release(n) puts n permits into the box: a permit
//             has no owner, and any thread may give it back. available() says how many lie in the box now.
//             Nobody waits for ever while there is a permit for them. Safe from any number of threads.
// Memory ordering: what a thread did before release() is seen by the thread that takes the permit.
// Example:
//   Semaphore lines(3);
//   lines.acquire();   // at most three threads are between these two calls
//   lines.release();
#pragma once

namespace lab {

class Semaphore {
 public:
  explicit Semaphore(int permits) : free_(permits) {}

  void acquire();
  bool try_acquire();
  void release(int n = 1);
  int available() const;

 private:
  // TODO(05.1): what guards the box, and where does somebody wait who finds it empty?
  int free_;
};

}  // namespace lab
