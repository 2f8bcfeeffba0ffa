#include <gtest/gtest.h>

#include <array>
#include <vector>

#include "explore/runner/decision_log.hpp"

namespace explore {
namespace {

/// Answers with the option that its own past questions add up to: any question left out changes the next
/// answer.
class Adder final : public Chooser {
 public:
  void begin() override { sum_ = 0; }
  int choose(const Decision& decision) override {
    sum_ += static_cast<std::size_t>(decision.kind) + decision.options.size() + decision.pending.size();
    for (const Operation& operation : decision.pending) sum_ += operation.object;
    for (const bool enabled : decision.enabled) sum_ += enabled ? 1 : 0;
    sum_ += static_cast<std::size_t>(decision.running) + (decision.preempts ? 5 : 0);
    return static_cast<int>(sum_ % decision.options.size());
  }
  std::size_t sum() const { return sum_; }

 private:
  std::size_t sum_ = 0;
};

struct Memory {
  alignas(64) std::array<std::byte, 4096> bytes{};
  DecisionLog* log = DecisionLog::in(bytes.data(), bytes.size());
  Memory() { log->clear(); }
};

/// Asks a chooser `count` questions, all different.
void ask(Chooser& chooser, int count) {
  chooser.begin();
  for (int i = 0; i < count; ++i) {
    const std::vector<std::int16_t> options(static_cast<std::size_t>(1 + i % 3), 2);
    const std::vector<Operation> pending(static_cast<std::size_t>(i % 4),
                                         {.object = static_cast<std::uintptr_t>(i)});
    const std::array<bool, 3> enabled{true, i % 2 == 0, false};
    Decision decision{.kind = static_cast<DecisionKind>(i % 6), .usual = 0, .preempts = i % 5 == 0};
    decision.options = options;
    decision.pending = pending;
    decision.enabled = std::span(enabled.data(), pending.size());
    decision.running = static_cast<ThreadId>(i % 3);
    chooser.choose(decision);
  }
}

// Catches: a search in the parent that goes on from another state than the child's, because some part of a
// question is lost on the way.
TEST(DecisionLog, BringsAnotherChooserToTheSameState) {
  Memory memory;
  Adder child, parent;
  LoggingChooser logging(child, *memory.log);
  ask(logging, 20);
  EXPECT_EQ(memory.log->decisions(), 20u);
  EXPECT_TRUE(memory.log->ask_again(parent));
  EXPECT_EQ(parent.sum(), child.sum());
}

// Catches: a chooser that depends on more than the questions, and is believed.
TEST(DecisionLog, NoticesAnotherAnswer) {
  Memory memory;
  Adder child;
  LoggingChooser logging(child, *memory.log);
  ask(logging, 20);
  struct Stubborn final : Chooser {
    int choose(const Decision&) override { return 0; }
  } stubborn;
  EXPECT_FALSE(memory.log->ask_again(stubborn));
}

// Catches: an execution too long for the memory, which then writes over somebody else's or ends unseen.
TEST(DecisionLog, SaysThatItIsFull) {
  Memory memory;
  Adder child;
  LoggingChooser logging(child, *memory.log);
  ask(logging, 200);
  EXPECT_TRUE(memory.log->full());
  EXPECT_LT(memory.log->decisions(), 200u);
  memory.log->clear();
  EXPECT_FALSE(memory.log->full());
}

// Catches: different executions taken for the same, by which uncontrolled randomness goes unnoticed.
TEST(DecisionLog, HashesQuestionsAndAnswers) {
  Memory one, other;
  Adder chooser;
  LoggingChooser first(chooser, *one.log), second(chooser, *other.log);
  ask(first, 20);
  ask(second, 20);
  EXPECT_EQ(one.log->hash(), other.log->hash());
  ask(second, 1);
  EXPECT_NE(one.log->hash(), other.log->hash());
}

}  // namespace
}  // namespace explore
