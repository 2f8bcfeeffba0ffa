// What a chooser was asked in one process, so that another process can ask its own the same.
//
// A search lives in the process that forks; an execution happens in the child. The child's copy of the
// chooser answers, and the log carries question and answer back: asked again there, the chooser comes to the
// same state, since its answers depend on nothing but the questions.
#pragma once

#include <cstddef>
#include <cstdint>

#include "explore/model/decision.hpp"

namespace explore {

/// Lies in memory that both processes share; written by one of them at a time.
class DecisionLog {
 public:
  /// A log at the beginning of the memory; what follows it holds the entries.
  static DecisionLog* in(void* memory, std::size_t bytes);

  void clear();
  /// No effect once the memory is full.
  void append(const Decision& decision, int answer);

  /// Asks the chooser everything again. False: it answered otherwise.
  bool ask_again(Chooser& chooser) const;

  bool full() const { return full_; }
  std::uint64_t decisions() const { return decisions_; }
  /// Most threads that there were at a decision.
  int threads() const { return threads_; }
  /// Of the questions and answers: equal executions have equal ones.
  std::uint64_t hash() const { return hash_; }

 private:
  DecisionLog() = default;
  template <class Item>
  void put(const Item* items, std::size_t count);
  std::byte* entries() { return reinterpret_cast<std::byte*>(this) + sizeof(DecisionLog); }
  const std::byte* entries() const { return reinterpret_cast<const std::byte*>(this) + sizeof(DecisionLog); }

  std::size_t capacity_ = 0, used_ = 0;
  std::uint64_t decisions_ = 0, hash_ = 0;
  int threads_ = 0;
  bool full_ = false;
};

/// Answers as another chooser does, and writes down what it was asked.
class LoggingChooser final : public Chooser {
 public:
  LoggingChooser(Chooser& asked, DecisionLog& log) : asked_(asked), log_(log) {}

  void begin() override { asked_.begin(); }
  int choose(const Decision& decision) override {
    const int answer = asked_.choose(decision);
    log_.append(decision, answer);
    return answer;
  }
  bool sees_forced_steps() const override { return asked_.sees_forced_steps(); }

 private:
  Chooser& asked_;
  DecisionLog& log_;
};

}  // namespace explore
