#include "lab/outcome.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

// Catches: missing name. A word that is printed cannot be read back.
TEST(Outcome, NamesAreReadBack) {
  for (const Gate gate : all_gates) EXPECT_EQ(gate_named(name_of(gate)), gate);
  for (const Outcome outcome : {Outcome::pass, Outcome::provisional, Outcome::fail, Outcome::not_judged,
                                Outcome::broken, Outcome::not_run}) {
    EXPECT_FALSE(name_of(outcome).empty());
    EXPECT_EQ(outcome_named(name_of(outcome)), outcome);
  }
}

// Catches: fussy spelling. --only never-stuck is refused.
TEST(Outcome, GatesMayBeWrittenWithDashes) {
  EXPECT_EQ(gate_named("never-stuck"), Gate::never_stuck);
  EXPECT_EQ(gate_named("never_stuck"), Gate::never_stuck);
  EXPECT_EQ(gate_named("race free"), Gate::race_free);
  EXPECT_EQ(gate_named("racefree"), std::nullopt);
  EXPECT_EQ(gate_named(""), std::nullopt);
}

}  // namespace
}  // namespace grader
