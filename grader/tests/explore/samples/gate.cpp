#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    while (!open_) opened_.wait(lock);
  }
  void open() {
    open_ = true;
    opened_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable opened_;
  std::atomic<bool> open_{false};
};

void gate_opens() {
  Gate gate;
  std::thread waiter([&] { gate.wait(); });
  gate.open();
  waiter.join();
}
