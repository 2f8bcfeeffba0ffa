#include "loading_bay.hpp"

#include <utility>

#include "support/lab.hpp"

namespace lab {

LoadingBay::LoadingBay(unsigned vans, std::size_t room) : room_(room) {
  for (unsigned van = 0; van < vans; ++van) vans_.emplace_back([this] { deliver(); });
}

LoadingBay::~LoadingBay() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    not_empty_.notify_all();
  }
  for (std::thread& van : vans_) van.join();
}

// TODO(07.4): the bay below works, and takes in whatever comes: if the vans are slow, until memory is full.
// Delete the two lines with todo(), and give it a limit. Who should wait, and what for?

void LoadingBay::submit(std::size_t weight, Job job) {
  todo("07.4");
  const std::lock_guard lock(mutex_);
  waiting_.push_back({weight, std::move(job)});
  not_empty_.notify_one();
}

bool LoadingBay::try_submit(std::size_t weight, Job&& job) {
  submit(weight, std::move(job));
  return true;
}

void LoadingBay::deliver() {
  while (true) {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    Loaded loaded = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    loaded.job.work();
    // TODO(07.4): at which moment is there room again, and who wants to know?
  }
}

void LoadingBay::drain() {
  // TODO(07.4): no job waits. Is one still in work?
  (void)room_;
  todo("07.4");
}

}  // namespace lab
