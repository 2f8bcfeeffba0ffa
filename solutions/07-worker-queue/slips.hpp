// The depot's slips: one for each parcel, saying what became of it. A parcel that goes wrong takes nothing
// else with it.
//
// Guarantees: run() does the job and throws nothing, whatever the job throws. When it returns there is one
//             slip for the job: done, or failed with what() of the std::exception that it threw, or failed
//             with "unknown" if it threw something else. It logs under the job's name "start" before the
//             job begins, and afterwards "done" or "failed: <error>"; `at` is lab::now() at that moment.
//             reports() has a slip for each job that has ended, in any order. Any number of threads may call;
//             jobs are in work at the same time, and a job may itself call reports() and run().
// Requires:   the log outlives the slips, throws nothing, and may be called by several threads at once.
// Example:
//   lab::Slips slips(log);
//   slips.run(Job("parcel 7", [] { throw std::runtime_error("no such street"); }));
//   slips.reports();  // {failed, "parcel 7", "no such street"}
#pragma once

#include <mutex>
#include <vector>

#include "job.hpp"
#include "support/log_sink.hpp"

namespace lab {

class Slips {
 public:
  explicit Slips(LogSink& log);

  void run(Job job);
  std::vector<JobReport> reports() const;

 private:
  LogSink& log_;
  mutable std::mutex mutex_;
  std::vector<JobReport> reports_;  // Guarded by mutex_.
};

}  // namespace lab
