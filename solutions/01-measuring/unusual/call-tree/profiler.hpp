// Where does the time go? Told by the program itself. The lab's header states the contract.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
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
  Profiler(const Profiler&) = delete;  // here_ points into root_.
  Profiler& operator=(const Profiler&) = delete;
  void enter(std::string_view name);
  void leave();
  std::vector<Row> rows() const;

 private:
  // A part as called from one chain of callers.
  struct Node {
    Node* caller = nullptr;
    std::map<std::string, Node, std::less<>> inner;
    std::size_t calls = 0;
    std::chrono::nanoseconds since{0}, total{0};
  };

  static void add_up(const Node& node, std::vector<std::string_view>& callers,
                     std::map<std::string, Row>& rows);

  Clock now_;
  Node root_;
  Node* here_ = &root_;
};

std::string_view bottleneck();

}  // namespace lab
