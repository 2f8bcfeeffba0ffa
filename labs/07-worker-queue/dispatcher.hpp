// The depot's dispatcher: hands jobs to the depot when their time has come.
//
// Requires:   the depot outlives the dispatcher; period > 0.
// Guarantees: a thread of its own submits each job at its time, or at once when that has passed; jobs with
//             different times in the order of their times, whichever came in first.
//             submit_at() and submit_every() return at once, with the order's number. submit_every() submits
//             one period after the call, two periods after it, and so on, even if the depot takes its time
//             with each: it does not drift.
//             cancel() is true if it took the order back: the job is not submitted any more. False if there
//             is no such order, or if its one job has been submitted, or is just being. While the depot takes
//             its time with a job, all functions still answer at once. The destructor takes all orders back,
//             and waits for nothing but a job that is being submitted. Any number of threads may call. The
//             dispatcher sleeps until there is something to do.
// Example:
//   lab::Dispatcher dispatcher(depot);
//   dispatcher.submit_at(steady_clock::now() + 5min, Job("parcel 7", deliver));
//   const int rounds = dispatcher.submit_every(lab::Millis{1000}, "round", look_around);
//   dispatcher.cancel(rounds);
#pragma once

#include <chrono>
#include <functional>
#include <string>

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

  // TODO(07.7): which orders are there, which is the next, and who changes that while the dispatcher sleeps?
};

}  // namespace lab
