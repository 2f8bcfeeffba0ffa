// Where does the time go? Told by the program itself. The lab's header states the contract.
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
  void enter(std::string_view name);
  void leave();
  std::vector<Row> rows() const;

 private:
  struct Totals {
    std::string_view name;
    std::size_t calls = 0;
    std::chrono::nanoseconds total{0}, self{0};
  };

  struct Open {
    std::size_t row;
    std::chrono::nanoseconds since;
    std::chrono::nanoseconds in_inner_parts{0};
    bool outermost;  // No other open part has this name.
  };

  std::size_t row_named(std::string_view name);

  Clock now_;
  std::vector<Totals> rows_;
  std::vector<Open> open_;  // Outer parts before inner ones.
};

std::string_view bottleneck();

}  // namespace lab
