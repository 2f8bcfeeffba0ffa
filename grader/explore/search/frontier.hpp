// The places where one preemption more leads to schedules that were not run yet: each unusual option there is
// a starting point.
//
// Kept as families: all places of one execution share its deviations. Bounded, since an execution of 20,000
// steps has as many places: what does not fit could not be exhausted anyway.
#pragma once

#include <cstdint>
#include <vector>

#include "explore/search/search.hpp"

namespace explore {

class Frontier {
 public:
  explicit Frontier(std::uint64_t room) : room_(room) {}

  /// The deviations of the execution whose places follow: at least one does.
  void open(const Schedule& schedule);
  /// A place of that execution; decisions must come in ascending order.
  void add(int decision, int options, int usual);

  /// The next starting point: deviations with the new preemption as the last. False: there is none.
  ///
  /// In an order that jumps about, so that those taken at any time are an even selection: neighbours lead to
  /// schedules much alike, and early places to far more of them than late ones.
  bool take(Schedule& schedule, int& options);

  std::uint64_t size() const { return size_; }
  /// Starting points not taken yet.
  std::uint64_t left() const { return size_ - taken_; }
  /// There was more than room for.
  bool full() const { return full_; }

 private:
  struct Place {
    std::uint64_t first_start;
    int decision;
    std::int16_t options, usual;
  };
  struct Family {
    std::size_t first_place, first_deviation;
  };

  std::uint64_t room_, size_ = 0, taken_ = 0, stride_ = 0;
  bool full_ = false;
  std::vector<Deviation> deviations_;
  std::vector<Place> places_;
  std::vector<Family> families_;
};

}  // namespace explore
