// A set of threads: one bit each.
#pragma once

#include <cstdint>

#include "explore/model/operation.hpp"

namespace explore {

class ThreadSet {
 public:
  void add(ThreadId id) { word(id) |= bit(id); }
  void remove(ThreadId id) { word(id) &= ~bit(id); }
  bool has(ThreadId id) const { return ((id < 64 ? low_ : high_) & bit(id)) != 0; }
  void clear() { low_ = high_ = 0; }
  bool meets(const ThreadSet& other) const { return ((low_ & other.low_) | (high_ & other.high_)) != 0; }

 private:
  static_assert(max_threads <= 128);
  static std::uint64_t bit(ThreadId id) { return std::uint64_t{1} << (id & 63); }
  std::uint64_t& word(ThreadId id) { return id < 64 ? low_ : high_; }

  std::uint64_t low_ = 0, high_ = 0;
};

}  // namespace explore
