// The depot's dispatcher; what it promises stands in the lab's own header.
//
// A heap of times; what is cancelled stays in it, and is thrown away when its time comes.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "job.hpp"
#include "support/lab.hpp"

namespace lab {

class Dispatcher {
 public:
  using Time = std::chrono::steady_clock::time_point;

  explicit Dispatcher(JobSink& depot);
  ~Dispatcher();
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  int submit_at(Time when, Job job);
  int submit_every(Millis period, std::string name, std::function<void()> work);
  bool cancel(int order);

 private:
  struct Order {
    Millis period;  // 0: once
    std::string name;
    std::function<void()> work;
  };

  int enter(Time when, Millis period, std::string name, std::function<void()> work);
  void dispatch();

  JobSink& depot_;
  std::mutex mutex_;
  std::condition_variable changed_;                                 // A new order, or the end.
  using Due = std::pair<Time, int>;                                 // When, and the order's number.
  std::priority_queue<Due, std::vector<Due>, std::greater<>> due_;  // Guarded by mutex_, as the next three.
  std::map<int, Order> orders_;  // By number: those that are not done or cancelled.
  int last_number_ = 0;
  bool closed_ = false;
  std::thread thread_;  // Last: it uses all the others.
};

}  // namespace lab
