#include "loading_bay.hpp"

#include <stdexcept>
#include <utility>

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

void LoadingBay::check(std::size_t weight) const {
  if (weight > room_) throw std::invalid_argument("heavier than the whole bay");
}

void LoadingBay::take_in(std::size_t weight, Job&& job) {
  load_ += weight;
  waiting_.push_back({weight, std::move(job)});
  not_empty_.notify_one();
}

void LoadingBay::submit(std::size_t weight, Job job) {
  check(weight);
  std::unique_lock lock(mutex_);
  const unsigned ticket = next_ticket_++;
  lighter_.wait(lock, [&] { return ticket == served_ && fits(weight); });
  ++served_;
  take_in(weight, std::move(job));
  lighter_.notify_all();  // The next ticket may fit in too.
}

bool LoadingBay::try_submit(std::size_t weight, Job&& job) {
  check(weight);
  const std::lock_guard lock(mutex_);
  if (!fits(weight)) return false;
  take_in(weight, std::move(job));
  return true;
}

void LoadingBay::deliver() {
  while (true) {
    std::unique_lock lock(mutex_);
    not_empty_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::size_t weight = waiting_.front().weight;
    {
      const Job job = std::move(waiting_.front().job);
      waiting_.pop_front();
      lock.unlock();
      job.work();
    }  // The job is gone before its room is given away.
    lock.lock();
    load_ -= weight;
    lighter_.notify_all();  // They want different amounts: only they know whom it helps.
  }
}

void LoadingBay::drain() {
  std::unique_lock lock(mutex_);
  lighter_.wait(lock, [this] { return load_ == 0; });
}

}  // namespace lab
