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

}  // namespace
}  // namespace grader
