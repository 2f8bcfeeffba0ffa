// falls: never stuck (drift)
// Counts the next time from when it got up for this one: late once is late for ever.
#include "dispatcher.hpp"

#include <algorithm>
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
  orders_.emplace(when, Order{number, period, std::move(name), std::move(work)});
  changed_.notify_one();
  return number;
}

bool Dispatcher::cancel(int number) {
  const std::lock_guard lock(mutex_);
  const auto found = std::find_if(orders_.begin(), orders_.end(),
                                  [&](const auto& entry) { return entry.second.number == number; });
  if (found == orders_.end()) return false;
  orders_.erase(found);
  return true;
}

void Dispatcher::dispatch() {
  std::unique_lock lock(mutex_);
  while (!closed_) {
    if (orders_.empty()) {
      changed_.wait(lock);
      continue;
    }
    const Time when = orders_.begin()->first;
    if (steady_clock::now() < when) {
      changed_.wait_until(lock, when);
      continue;  // Whatever woke us, look again: the next order may be another one now.
    }
    Order order = std::move(orders_.begin()->second);
    orders_.erase(orders_.begin());
    Job job(order.name, order.work);
    if (order.period > Millis{0}) orders_.emplace(steady_clock::now() + order.period, std::move(order));
    lock.unlock();
    depot_.submit(std::move(job));
    lock.lock();
  }
}

}  // namespace lab
