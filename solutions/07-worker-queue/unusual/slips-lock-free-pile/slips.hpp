// The depot's slips; what they promise stands in the lab's own header.
//
// A pile that only grows: each slip points to the one below it, and is put on top in one step.
#pragma once

#include <atomic>
#include <vector>

#include "job.hpp"
#include "support/log_sink.hpp"

namespace lab {

class Slips {
 public:
  explicit Slips(LogSink& log);
  ~Slips();

  void run(Job job);
  std::vector<JobReport> reports() const;

 private:
  struct Slip {
    JobReport report;
    Slip* below;
  };
  LogSink& log_;
  std::atomic<Slip*> top_ = nullptr;  // Released by who puts a slip on top, acquired by who reads the pile.
};

}  // namespace lab
