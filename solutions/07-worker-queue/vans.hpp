// The depot's vans: a fixed number of threads that take jobs from a source and do them.
//
// Requires:   vans >= 1; jobs throw nothing (task 3 is about those that do); the source outlives the vans.
// Guarantees: starts exactly `vans` threads, however many jobs there are. Each takes a job, does it, takes
//             the next, until the source has no more; so as many jobs are in work at once as there are
//             vans, and a slow job holds up its own van only. Every job that was taken is done once.
//             wait() returns when all vans have come home: the source has no more, the last job has been done
//             and no thread is left. Who waits, sleeps. To wait again does no harm. The destructor waits too.
//             wait() is called by one thread at a time.
// Example:
//   lab::Vans vans(2, jobs);
//   vans.wait();
#pragma once

#include <thread>
#include <vector>

#include "job.hpp"

namespace lab {

class Vans {
 public:
  Vans(unsigned vans, JobSource& jobs);
  ~Vans();
  Vans(const Vans&) = delete;
  Vans& operator=(const Vans&) = delete;

  void wait();

 private:
  std::vector<std::thread> vans_;  // Touched by the owner only.
};

}  // namespace lab
