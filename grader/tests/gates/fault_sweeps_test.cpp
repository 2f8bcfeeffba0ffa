// Sweeps over the faults of system calls, as a verdict sees them.
#include "gates/fault_sweeps.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

// Catches: a finding without the command that shows it again, or with another run's words.
TEST(FaultSweeps, KeepTheTokenAndTheSentenceOfTheRunThatWentWrong) {
  const FaultSweeps sum = fault_sweeps_in(
      "failure\tframes_test.cpp\t9\tan earlier check\n"
      "failure\tframes.cpp\t22\tFailed\\nthe 3rd read() was interrupted\\nCall it again.\n"
      "faults\t4\t30\tfaults:read.3=EINTR\t\n"
      "failure\tframes_test.cpp\t12\ta later check\n");
  EXPECT_EQ(sum.token, "faults:read.3=EINTR");
  EXPECT_EQ(sum.sentence, "the 3rd read() was interrupted");
  EXPECT_EQ(sum.gap, "");
}

// Catches: a pass for faults that nobody tried.
TEST(FaultSweeps, SayWhyNotEveryFaultWasTried) {
  EXPECT_EQ(fault_sweeps_in("faults\t30\t30\t\t\n").gap, "");
  EXPECT_EQ(fault_sweeps_in("faults\t30\t30\t\t\nfaults\t12\t30\t\t\n").gap,
            "the machine was too slow: 12 of 30 faults of system calls were tried in time");
  EXPECT_EQ(
      fault_sweeps_in("faults\t3\t30\t\tthe machine refused a run something (Cannot allocate memory)\n").gap,
      "the machine refused a run something (Cannot allocate memory)");
}

// Catches: code that sets INTERLEAVE_REPLAY itself, and has one fault tried, or none, instead of all.
TEST(FaultSweeps, TellOneFaultFromAllOfThem) {
  EXPECT_TRUE(fault_sweeps_in("faults\t1\tone\t\t\n").only_one);
  EXPECT_TRUE(fault_sweeps_in("faults\t1\tone\t\t\nfaults\t30\t30\t\t\n").only_one);
  EXPECT_FALSE(fault_sweeps_in("faults\t30\t30\t\t\n").only_one);
  EXPECT_EQ(fault_sweeps_in("faults\t1\tone\t\t\n").gap, "");
}

// Catches: `replay` that takes a fault's token for an order of threads, or the other way round.
TEST(FaultToken, IsToldFromAnOrdersToken) {
  EXPECT_TRUE(is_fault_token("faults:read.3=EINTR"));
  EXPECT_TRUE(is_fault_token("faults2:child1.write.1=short:5"));
  EXPECT_FALSE(is_fault_token("3C-1ab"));
}

}  // namespace
}  // namespace grader
