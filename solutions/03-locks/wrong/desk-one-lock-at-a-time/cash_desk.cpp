// falls: never stuck (half an update)
// Nobody holds two locks, so nobody waits in a circle; and for a moment the book is wrong.
#include "cash_desk.hpp"

namespace lab {

void CashDesk::sell(long price) {
  {
    const std::lock_guard till(till_lock_);
    till_ += price;
  }
  const std::lock_guard book(book_lock_);
  book_ += price;
}

void CashDesk::lock_away() {
  const std::scoped_lock both(till_lock_, safe_lock_);
  safe_ += till_;
  till_ = 0;
}

bool CashDesk::audit() const {
  const std::scoped_lock all(till_lock_, safe_lock_, book_lock_);
  return book_ == till_ + safe_;
}

}  // namespace lab
