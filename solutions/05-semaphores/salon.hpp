// The salon across the street: it employs its barbers, and it closes in the evening.
//
// Requires:   barbers >= 1; chairs >= 1; cut does not throw, and may be called by several threads at once.
//             Every visit() has returned when the destructor is called.
// Guarantees: visit() is `served` when the customer's haircut is over; it says `full` at once when every
//             chair is taken, and `closed` at once after close() has returned. close() waits for nobody:
//             whoever sits on a chair is still served, and nobody sits down any more. It may be called
//             several times, by any thread, also by a barber during a haircut. The destructor closes,
//             waits until every barber has gone home, and leaves no thread behind. Barbers without work
//             sleep.
// Example:
//   Salon salon(2, 4, cut_hair_of);  // two barbers, four chairs
//   salon.visit(1);                  // Salon::Visit::served
//   salon.close();
//   salon.visit(2);                  // Salon::Visit::closed
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace lab {

class Salon {
 public:
  enum class Visit { served, full, closed };

  Salon(int barbers, int chairs, std::function<void(int customer)> cut);
  ~Salon();
  Salon(const Salon&) = delete;
  Salon& operator=(const Salon&) = delete;

  Visit visit(int customer);
  void close();
  int waiting() const;  ///< customers on the chairs now

 private:
  struct Seat {
    int customer;
    std::promise<void> haircut_is_over;
  };

  void work();  // What each barber does all day.

  const int chairs_;
  const std::function<void(int)> cut_;
  mutable std::mutex mutex_;
  std::condition_variable somebody_came_;
  std::deque<Seat> seats_;             // Taken ones, longest first. Guarded by mutex_.
  bool closed_ = false;                // Guarded by mutex_.
  std::vector<std::jthread> barbers_;  // Last: they use what stands above.
};

}  // namespace lab
