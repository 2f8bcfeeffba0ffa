// How much of each thread something has taken in: a thread, a lock, what an atomic store published.
//
// A thread's tick grows whenever it publishes, so that everything before the publication has a smaller or
// equal tick and everything after it a greater one. Costs grow with the threads there are, not with
// max_threads.
#pragma once

#include <algorithm>
#include <cstdint>

#include "explore/model/operation.hpp"

namespace explore {

/// Counts a thread's publications from 1; 0 stands for nothing of the thread.
using Tick = std::uint32_t;

class VectorClock {
 public:
  Tick of(ThreadId thread) const { return of(static_cast<unsigned>(thread)); }
  Tick of(unsigned thread) const { return thread < length_ ? ticks_[thread] : 0; }

  /// Is what the thread did at that tick taken in?
  bool covers(unsigned thread, Tick tick) const { return tick <= of(thread); }

  bool empty() const { return length_ == 0; }
  void clear() { length_ = 0; }

  void set(ThreadId thread, Tick tick) {
    const auto index = static_cast<unsigned>(thread);
    for (; length_ <= index; ++length_) ticks_[length_] = 0;
    ticks_[index] = tick;
  }

  void assign(const VectorClock& other) {
    length_ = other.length_;
    std::copy_n(other.ticks_, length_, ticks_);
  }

  void join(const VectorClock& other) {
    const unsigned common = std::min(length_, other.length_);
    for (unsigned i = 0; i < common; ++i) ticks_[i] = std::max(ticks_[i], other.ticks_[i]);
    for (; length_ < other.length_; ++length_) ticks_[length_] = other.ticks_[length_];
  }

  /// Read as one event per thread (0: none): does the other have any of them taken in?
  bool any_covered_by(const VectorClock& other) const {
    for (unsigned i = 0; i < length_; ++i) {
      if (ticks_[i] != 0 && other.covers(i, ticks_[i])) return true;
    }
    return false;
  }

 private:
  unsigned length_ = 0;  // Ticks beyond it are 0, whatever the array holds.
  Tick ticks_[static_cast<unsigned>(max_threads)] = {};
};

}  // namespace explore
