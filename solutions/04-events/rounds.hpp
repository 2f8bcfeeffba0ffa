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

#include <condition_variable>
#include <mutex>

namespace lab {

class Rounds {
 public:
  explicit Rounds(int parties) : parties_(parties) {}

  int arrive_and_wait();

 private:
  const int parties_;
  std::mutex mutex_;
  std::condition_variable next_round_;  // Notified when round_ changes.
  int waiting_ = 0;                     // Guarded by mutex_. Who has arrived in this round.
  int round_ = 0;                       // Guarded by mutex_. The round that is under way.
};

}  // namespace lab
