#include "gates/plan.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

// Catches: a verdict on a processor or a C library that the explorer does not know; or gates lost with it.
TEST(Plan, OnAnotherProcessorOnlyTheExplorersGateIsNotJudged) {
  for (const Gate gate : all_gates) {
    const std::string why = why_not_judged_here(gate, false);
    EXPECT_EQ(why.find("x86-64") != why.npos, gate == Gate::never_stuck) << why;
    EXPECT_EQ(why_not_judged_here(gate, true), "");
  }
}

}  // namespace
}  // namespace grader
