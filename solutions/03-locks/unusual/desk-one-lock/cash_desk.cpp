#include "cash_desk.hpp"

namespace lab {

void CashDesk::sell(long price) {
  const std::lock_guard lock(mutex_);
  till_ += price;
  book_ += price;
}

void CashDesk::lock_away() {
  const std::lock_guard lock(mutex_);
  safe_ += till_;
  till_ = 0;
}

bool CashDesk::audit() const {
  const std::lock_guard lock(mutex_);
  return book_ == till_ + safe_;
}

}  // namespace lab
