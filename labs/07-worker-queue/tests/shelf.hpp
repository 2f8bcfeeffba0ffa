// A source of jobs that were all there from the beginning.
#pragma once

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "job.hpp"

namespace lab {

class Shelf final : public JobSource {
 public:
  void add(Job job) { jobs_.push_back(std::move(job)); }

  std::optional<Job> next() override {
    const std::lock_guard lock(mutex_);
    if (taken_ == jobs_.size()) return std::nullopt;
    return std::move(jobs_[taken_++]);
  }

 private:
  std::mutex mutex_;
  std::vector<Job> jobs_;  // Filled before the vans come; then guarded by mutex_, as taken_.
  std::size_t taken_ = 0;
};

}  // namespace lab
