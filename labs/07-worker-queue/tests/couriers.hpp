// A depot for small tests: as if each job found a free van at once. It says that it has `vans` vans.
#pragma once

#include <thread>
#include <utility>
#include <vector>

#include "job.hpp"

namespace lab {

class Couriers final : public JobSink {
 public:
  explicit Couriers(unsigned vans) : vans_(vans) {}
  ~Couriers() override {
    for (std::thread& job : jobs_) job.join();
  }

  void submit(Job job) override { jobs_.emplace_back(std::move(job.work)); }
  unsigned vans() const override { return vans_; }

  std::size_t jobs() const { return jobs_.size(); }

 private:
  const unsigned vans_;
  std::vector<std::thread> jobs_;  // Touched only by the one thread that submits.
};

}  // namespace lab
