// Where does the time go? Told by the program itself: it says when it enters and leaves a part.
//
// Requires:   each enter() is followed by its leave(), inner parts before outer ones; the clock never runs
// back. Guarantees: a row's self time is what passed in its parts outside any inner part, so that all self
// times add up
//             to the whole. Its total is what passed in them, inner parts included; while a part calls
//             itself, directly or not, the time counts once. The memory needed grows with the names, not with
//             the calls.
// Errors:     leave() throws std::logic_error when nothing was entered; nothing changes.
// Thread safety: none; a profiler belongs to one thread.
// Example:
//   lab::Profiler profiler;
//   profiler.enter("repair");
//   profiler.enter("fetch tube");
//   profiler.leave();
//   profiler.leave();  // rows(): repair 1 call, total 9ms, self 4ms; fetch tube 1 call, total 5ms, self 5ms
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "support/work.hpp"

namespace lab {

class Profiler {
 public:
  using Clock = std::function<std::chrono::nanoseconds()>;

  struct Row {
    std::string name;
    std::size_t calls = 0;
    std::chrono::nanoseconds total{0}, self{0};
  };

  explicit Profiler(Clock now = wall_time);

  /// The name may change or go as soon as the call is over.
  void enter(std::string_view name);
  void leave();

  /// One row per name, in any order. Requires: everything entered was left.
  std::vector<Row> rows() const;

 private:
  Clock now_;
  // TODO(01.5): what must be kept for each open part, and what for each name?
};

/// The stage of run_repair_shop() (pipeline.hpp) with the largest self time, as pipeline.hpp spells it.
std::string_view bottleneck();

}  // namespace lab
