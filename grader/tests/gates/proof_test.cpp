#include "gates/proof.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

// Catches: a wrong answer that nobody grades although its task has explored cases, or one that is called a
// contradiction because nothing can find it yet.
TEST(Proof, WaitsForTheExplorerOnlyWhereNoCaseAsksIt) {
  Task asked, unasked;
  asked.explore_cases.push_back({.name = "Bank.OppositeTransfers"});
  KnownAnswer known{.role = Role::wrong, .name = "wrong/lock-order", .answer = ".wrong.lock-order"};
  known.fall = parse_fall("// falls: never stuck (deadlock)");
  known.tasks = {&unasked};
  EXPECT_TRUE(waits_for_explorer(known));
  known.tasks = {&unasked, &asked};
  EXPECT_FALSE(waits_for_explorer(known));
  known.tasks = {&unasked};
  known.fall = parse_fall("// falls: correct (deadlock)");
  EXPECT_FALSE(waits_for_explorer(known));
}

// Catches: a case that is too large to be tried, and so says nothing about anybody's answer.
TEST(Proof, ARightAnswerIsNotRightForWantOfAJudgement) {
  Task task;
  const KnownAnswer reference{.role = Role::reference, .tasks = {&task}};
  LabResult result;
  GateResult gate;
  gate.gate = Gate::never_stuck;
  gate.outcome = Outcome::not_judged;
  gate.why = "too many orders";
  result.tasks.emplace_back().gates = {gate};
  EXPECT_NE(contradiction(reference, result).find("too many orders"), std::string::npos);
  result.tasks[0].gates[0].gate = Gate::tidy;
  EXPECT_NE(contradiction(reference, result), "");
  result.tasks[0].gates[0].outcome = Outcome::pass;
  EXPECT_EQ(contradiction(reference, result), "");
  result.tasks[0].gates[0].gate = Gate::fast_enough;
  result.tasks[0].gates[0].outcome = Outcome::not_judged;
  EXPECT_EQ(contradiction(reference, result), "") << "a busy machine is nobody's fault";
}

}  // namespace
}  // namespace grader
