// falls: never stuck (deadlock)
// The desk as it was given: till, book, safe, till.
#include "cash_desk.hpp"

namespace lab {

void CashDesk::sell(long price) {
  const std::lock_guard till(till_lock_);
  const std::lock_guard book(book_lock_);
  till_ += price;
  book_ += price;
}

void CashDesk::lock_away() {
  const std::lock_guard safe(safe_lock_);
  const std::lock_guard till(till_lock_);
  safe_ += till_;
  till_ = 0;
}

bool CashDesk::audit() const {
  const std::lock_guard book(book_lock_);
  const std::lock_guard safe(safe_lock_);
  const std::lock_guard till(till_lock_);
  return book_ == till_ + safe_;
}

}  // namespace lab
