#include <condition_variable>
#include <mutex>
#include <thread>

class Box {
 public:
  void put() {
    std::unique_lock lock(mutex_);
    while (full_) changed_.wait(lock);
    full_ = true;
    changed_.notify_one();
  }
  void take() {
    std::unique_lock lock(mutex_);
    if (!full_) changed_.wait(lock);
    full_ = false;
    changed_.notify_one();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool full_ = false;
};
