// Courses go out in rounds: nobody starts the next one before everybody has finished this one.
//
// Requires:   parties >= 1; exactly `parties` threads take part, each calling again and again; nobody is
//             inside a call when the object is destroyed.
// Guarantees: arrive_and_wait() returns when all parties have arrived in this round, and says which round
//             that was: 0 the first time, then 1, and so on, the same number for all. A party may come back
//             for the next round before the others have woken up from the last one. Who waits sleeps, without
//             using the processor.
// Ordering:   what each party did before it arrived is seen by all when they come back.
// Example:
//   Rounds courses(3);
//   for (const Dish& dish : menu) {  // on each of three threads
//     cook(dish);
//     courses.arrive_and_wait();
//   }
#pragma once

#include <barrier>

namespace lab {

class Rounds {
 public:
  explicit Rounds(int parties) : barrier_(parties, NextRound{round_}) {}

  int arrive_and_wait();

 private:
  struct NextRound {
    int& round;
    void operator()() noexcept { ++round; }
  };
  int round_ = 0;  // Changed by the last to arrive, before the others are let go.
  std::barrier<NextRound> barrier_;
};

}  // namespace lab
