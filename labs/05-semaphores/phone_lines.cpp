#include "phone_lines.hpp"

namespace lab {

void PhoneLines::take() {
  int free = free_.load();
  while (free == 0 || !free_.compare_exchange_weak(free, free - 1)) {
    if (free == 0) {
      free_.wait(0);
      free = free_.load();
    }
  }
}

void PhoneLines::give_back() {
  free_.fetch_add(1);
  free_.notify_one();
}

}  // namespace lab
