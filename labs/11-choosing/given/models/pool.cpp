#include "given/models/pool.hpp"

#include <utility>

namespace lab {

Pool::Pool(runtime::EventLoop& loop, unsigned threads) : loop_(loop.remote()) {
  for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

Pool::~Pool() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  threads_.clear();
}

// Once the loop has been told, the coroutine may run, and be gone: nothing of it is touched after that.
void Pool::submit(Job work, std::coroutine_handle<> waiter) {
  const std::lock_guard lock(mutex_);
  jobs_.push_back([this, waiter, work = std::move(work)] {
    work();
    loop_.post([waiter] { waiter.resume(); });
  });
  changed_.notify_one();
}

void Pool::serve() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
    if (jobs_.empty()) return;
    const Job job = std::move(jobs_.front());
    jobs_.pop_front();
    lock.unlock();
    job();
    lock.lock();
  }
}

}  // namespace lab
