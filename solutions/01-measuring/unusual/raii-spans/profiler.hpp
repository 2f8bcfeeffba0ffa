// Where does the time go? Told by the program itself. The lab's header states the contract.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
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
  // An open part, from its construction to its end. Each reading of the clock goes to the innermost one.
  class Span {
   public:
    Span(Profiler& profiler, Row& row);
    ~Span();
    Span(const Span&) = delete;
    Span& operator=(const Span&) = delete;

   private:
    Profiler& profiler_;
    Row& row_;
    Row* const outer_;
    const std::chrono::nanoseconds since_;
  };

  std::chrono::nanoseconds charge();

  Clock now_;
  std::map<std::string, Row, std::less<>> rows_;
  std::map<const Row*, int> depth_;
  Row* innermost_ = nullptr;
  std::chrono::nanoseconds charged_until_{0};
  std::vector<std::unique_ptr<Span>> spans_;  // Outer ones first.
};

std::string_view bottleneck();

}  // namespace lab
