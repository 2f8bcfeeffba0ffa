// The whole depot; what it promises stands in the lab's own header.
//
// A list of jobs for each van; who has none left takes the last of another's.
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
  void put(Job&& job);  // Requires mutex_, as take().
  std::optional<Job> take(std::size_t van);
  void drive(std::size_t van);

  const std::size_t belt_;
  std::mutex mutex_;
  std::condition_variable not_empty_, not_full_, idle_;  // Vans, submit() and drain() wait for them.
  std::vector<std::deque<Job>> lists_;                   // Guarded by mutex_, as the next four.
  std::size_t waiting_ = 0, next_list_ = 0;
  std::size_t in_work_ = 0;
  std::vector<JobReport> reports_;
  bool closed_ = false;            // Guarded by mutex_.
  std::mutex joining_;             // Held while vans are joined: a second caller waits for the first.
  std::vector<std::thread> vans_;  // Guarded by joining_, once the depot is made.
};

}  // namespace lab
