// A shop's cash desk: money in the till, money in the safe, and a book that says how much there should be.
//
// Guarantees: sell() puts the price into the till and writes it into the book; lock_away() moves all the
//             till's money into the safe; audit() is true when the book agrees with till and safe, which is
//             so at every moment. Any number of threads may call, and no order of calls can make them wait
//             for each other for ever.
// Example:
//   CashDesk desk;
//   desk.sell(20);
//   desk.lock_away();
//   desk.audit();  // true
#pragma once

#include <mutex>

namespace lab {

class CashDesk {
 public:
  void sell(long price);
  void lock_away();
  bool audit() const;

 private:
  mutable std::mutex mutex_;
  long till_ = 0, safe_ = 0, book_ = 0;  // Guarded by mutex_: they only make sense together.
};

}  // namespace lab
