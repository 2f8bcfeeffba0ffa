#include "cash_desk.hpp"

namespace lab {

void CashDesk::sell(long price) {
  const std::scoped_lock both(book_lock_,
                              till_lock_);  // In any order: it backs off instead of waiting with one.
  till_ += price;
  book_ += price;
}

void CashDesk::lock_away() {
  const std::scoped_lock both(till_lock_, safe_lock_);
  safe_ += till_;
  till_ = 0;
}

bool CashDesk::audit() const {
  const std::scoped_lock all(safe_lock_, book_lock_, till_lock_);
  return book_ == till_ + safe_;
}

}  // namespace lab
