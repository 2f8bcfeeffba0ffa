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
  struct Event {
    std::string name;  // Empty: a part was left.
    std::chrono::nanoseconds at;
  };

  Clock now_;
  std::vector<Event> log_;
  int depth_ = 0;
};

std::string_view bottleneck();

}  // namespace lab
