// A total that several threads add to.
//
// Guarantees: total() is the sum of every amount whose add() has returned.
#pragma once

#include <mutex>

namespace lab {

class Tally {
 public:
  void add(long amount);
  long total() const;

 private:
  mutable std::mutex mutex_;
  long total_ = 0;
};

}  // namespace lab
