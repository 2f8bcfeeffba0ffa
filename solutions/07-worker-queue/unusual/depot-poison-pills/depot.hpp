// The whole depot; what it promises stands in the lab's own header.
//
// Vans are sent home by an empty place on the belt, one for each.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

#include "job.hpp"

namespace lab {

class Depot {
 public:
  enum class Stop { finish_queued, drop_queued };

  Depot(unsigned vans, std::size_t belt);
  ~Depot();
  Depot(const Depot&) = delete;
  Depot& operator=(const Depot&) = delete;

  bool submit(Job job);
  bool try_submit(Job&& job);
  void drain();
  std::vector<JobReport> shutdown(Stop how);

 private:
  void drive();  // What each van does.

  const std::size_t belt_;
  std::mutex mutex_;
  std::condition_variable not_empty_, not_full_, idle_;  // Vans, submit() and drain() wait for them.
  std::deque<std::optional<Job>> waiting_;               // Guarded by mutex_, as the next two.
  std::size_t in_work_ = 0;
  std::vector<JobReport> reports_;
  bool closed_ = false;            // Guarded by mutex_.
  std::mutex closing_;             // Held all through shutdown(): a second caller waits for the first.
  std::vector<std::thread> vans_;  // Guarded by closing_, once the depot is made.
};

}  // namespace lab
