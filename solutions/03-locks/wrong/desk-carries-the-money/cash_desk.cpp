// falls: never stuck (half an update)
// On the way from the till to the safe the money is in nobody's place.
#include "cash_desk.hpp"

#include <utility>

namespace lab {

void CashDesk::sell(long price) {
  const std::scoped_lock both(till_lock_, book_lock_);
  till_ += price;
  book_ += price;
}

void CashDesk::lock_away() {
  long carried = 0;
  {
    const std::lock_guard till(till_lock_);
    std::swap(carried, till_);
  }
  const std::lock_guard safe(safe_lock_);
  safe_ += carried;
}

bool CashDesk::audit() const {
  const std::scoped_lock all(till_lock_, safe_lock_, book_lock_);
  return book_ == till_ + safe_;
}

}  // namespace lab
