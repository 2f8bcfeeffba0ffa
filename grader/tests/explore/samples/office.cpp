#include <cassert>
#include <mutex>
#include <thread>

class Office {
 public:
  bool any_left() {
    std::lock_guard lock(mutex_);
    return left_ > 0;
  }
  void take() {
    std::lock_guard lock(mutex_);
    --left_;
  }
  bool sell() {
    if (!any_left()) return false;
    take();
    return true;
  }
  int left() {
    std::lock_guard lock(mutex_);
    return left_;
  }

 private:
  std::mutex mutex_;
  int left_ = 1;
};

void last_seat() {
  Office office;
  std::thread first([&] { office.sell(); });
  std::thread second([&] { office.sell(); });
  first.join();
  second.join();
  assert(office.left() >= 0);
}
