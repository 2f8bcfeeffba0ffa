#include "dispatcher.hpp"

#include <utility>

namespace lab {

using std::chrono::steady_clock;

Dispatcher::Dispatcher(JobSink& depot) : depot_(depot), thread_([this] { dispatch(); }) {}

Dispatcher::~Dispatcher() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_one();
  }
  thread_.join();
}

int Dispatcher::submit_at(Time when, Job job) {
  return enter(when, Millis{0}, std::move(job.name), std::move(job.work));
}

int Dispatcher::submit_every(Millis period, std::string name, std::function<void()> work) {
  return enter(steady_clock::now() + period, period, std::move(name), std::move(work));
}

int Dispatcher::enter(Time when, Millis period, std::string name, std::function<void()> work) {
  const std::lock_guard lock(mutex_);
  const int number = ++last_number_;
  orders_.emplace(number, Order{period, std::move(name), std::move(work)});
  due_.emplace(when, number);
  changed_.notify_one();
  return number;
}

bool Dispatcher::cancel(int number) {
  const std::lock_guard lock(mutex_);
  return orders_.erase(number) == 1;
}

void Dispatcher::dispatch() {
  std::unique_lock lock(mutex_);
  while (!closed_) {
    if (due_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const auto [when, number] = due_.top();
    if (steady_clock::now() < when) {
      changed_.wait_until(lock, when);
      continue;
    }
    due_.pop();
    const auto order = orders_.find(number);
    if (order == orders_.end()) continue;  // Cancelled.
    Job job(order->second.name, order->second.work);
    if (order->second.period > Millis{0}) {
      due_.emplace(when + order->second.period, number);
    } else {
      orders_.erase(order);
    }
    lock.unlock();
    depot_.submit(std::move(job));
    lock.lock();
  }
}

}  // namespace lab
