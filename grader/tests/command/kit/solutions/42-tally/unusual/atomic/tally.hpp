#pragma once

#include <atomic>

namespace lab {

class Tally {
 public:
  void add(long amount) { total_ += amount; }
  long total() const { return total_; }

 private:
  std::atomic<long> total_ = 0;
};

}  // namespace lab
