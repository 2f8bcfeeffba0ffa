// The whole depot: a belt, vans, slips, and an orderly closing time.
//
// Requires:   vans >= 1, belt >= 1. Jobs may call try_submit(), and none of the other functions.
// Guarantees: submit() takes a job in, and waits, asleep, while `belt` jobs are waiting; try_submit() is
//             false instead. Whenever it is false, the job is still yours. Vans do the jobs; one that throws
//             is reported as failed.
//             drain() returns when nothing waits and nothing is in work.
//             shutdown() closes: from now on submit() and try_submit() are false, also to those who were
//             asleep in submit(). finish_queued: what waits is still done. drop_queued: what waits is not
//             begun any more, and reported as dropped; what is in work is finished. When shutdown() returns,
//             no van is left, drain() keeps nobody, and there is one report for each job that was taken in.
//             Called again, or by several threads at once, it returns the same to everyone, and to nobody
//             before all is over; the call that came first decides how. The destructor is
//             shutdown(finish_queued).
//             Any number of threads may call; not while the destructor runs.
// Example:
//   lab::Depot depot(2, 8);
//   depot.submit(Job("parcel 7", deliver));
//   for (const JobReport& report : depot.shutdown(Depot::Stop::finish_queued)) print(report);
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
  std::deque<Job> waiting_;                              // Guarded by mutex_, as the next two.
  std::size_t in_work_ = 0;
  std::vector<JobReport> reports_;
  bool closed_ = false;            // Guarded by mutex_.
  std::mutex joining_;             // Held while vans are joined: a second caller waits for the first.
  std::vector<std::thread> vans_;  // Guarded by joining_, once the depot is made.
};

}  // namespace lab
