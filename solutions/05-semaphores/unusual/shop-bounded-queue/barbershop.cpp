// The shop as a bounded queue of jobs, each with a promise that it will be done.
#include "barbershop.hpp"

#include <utility>

namespace lab {

Barbershop::Visit Barbershop::visit(int customer) {
  std::future<void> done;
  {
    const std::lock_guard lock(mutex_);
    if (jobs_.size() == chairs_) {
      ++turned_away_;
      return Visit::full;
    }
    jobs_.push({.customer = customer, .is_done = {}});
    done = jobs_.back().is_done.get_future();
  }
  somebody_came_.notify_one();
  done.wait();
  return Visit::served;
}

void Barbershop::serve_next(const std::function<void(int customer)>& cut) {
  std::unique_lock lock(mutex_);
  somebody_came_.wait(lock, [this] { return !jobs_.empty(); });
  Job job = std::move(jobs_.front());
  jobs_.pop();
  lock.unlock();
  cut(job.customer);
  ++served_;
  job.is_done.set_value();
}

Barbershop::Stats Barbershop::stats() const {
  const std::lock_guard lock(mutex_);
  return {.served = served_, .turned_away = turned_away_, .waiting = static_cast<int>(jobs_.size())};
}

}  // namespace lab
