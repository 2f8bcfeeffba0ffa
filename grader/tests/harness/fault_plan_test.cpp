// Which runs are planned, and what they are called.
#include "harness/fault_plan.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using namespace harness;

SeenCall seen(SystemCall call, std::uint32_t number, std::initializer_list<Fault> possible,
              std::uint32_t amount = 0) {
  SeenCall result;
  result.position.call = call;
  result.position.number = number;
  result.amount = amount;
  for (const Fault fault : possible) result.possible.add(fault);
  result.stack.count = 1;
  result.stack.frames[0] = 0x1000 + static_cast<std::uintptr_t>(call);
  return result;
}

std::vector<std::string> tokens(const FaultPlans& plans) {
  std::vector<std::string> result;
  for (const Plan& plan : plans.plans) result.push_back(token_of(plan));
  return result;
}

const std::vector<SeenCall> two_calls = {
    seen(SystemCall::fork, 1, {Fault::too_many_processes, Fault::no_memory}),
    seen(SystemCall::read, 1, {Fault::interrupted, Fault::short_count}, 9)};

// Catches: a fault that is left out, or planned for a call that cannot meet it.
TEST(FaultPlan, HasARunForEachCallAndEachFaultItMayMeet) {
  const std::vector<std::string> all = {"fork.1=EAGAIN", "fork.1=ENOMEM", "read.1=EINTR", "read.1=short:1"};
  EXPECT_EQ(tokens(fault_plans(two_calls, {})), all);
  EXPECT_EQ(tokens(fault_plans(two_calls, {.only = {Fault::interrupted}})),
            std::vector<std::string>{"read.1=EINTR"});
}

// Catches: an order that depends on which process was faster.
TEST(FaultPlan, PutsTheScenariosOwnCallsBeforeThoseOfItsChildren) {
  std::vector<SeenCall> calls = {two_calls[1], two_calls[1]};
  calls[0].position.process = {.depth = 1, .numbers = {2}};
  EXPECT_EQ(tokens(fault_plans(calls, {.only = {Fault::interrupted}})),
            (std::vector<std::string>{"read.1=EINTR", "child2.read.1=EINTR"}));
}

// Catches: pairs that another run of the same program does not have, or that are one fault twice.
TEST(FaultPlan, DrawsTheSamePairsForTheSameSeed) {
  const FaultOptions options{.only = {Fault::interrupted, Fault::no_memory, Fault::short_count},
                             .double_faults = 20};
  const std::vector<std::string> first = tokens(fault_plans(two_calls, options));
  EXPECT_EQ(first, tokens(fault_plans(two_calls, options)));
  EXPECT_EQ(first.size(), 3u + 20u);
  for (std::size_t i = 3; i < first.size(); ++i) {
    EXPECT_NE(first[i].find("fork.1="), std::string::npos) << first[i];
    EXPECT_NE(first[i].find("read.1="), std::string::npos) << first[i];
  }
}

// Catches: a scenario with very many calls that takes for ever, or of which only the beginning is tried.
TEST(FaultPlan, ChoosesAmongVeryManyAndKeepsEachLine) {
  std::vector<SeenCall> calls;
  for (std::uint32_t i = 1; i <= 300; ++i) calls.push_back(seen(SystemCall::read, i, {Fault::interrupted}));
  calls.push_back(seen(SystemCall::write, 1, {Fault::interrupted}));
  const FaultPlans plans = fault_plans(calls, {}, 10);
  EXPECT_EQ(plans.plans.size(), 10u);
  EXPECT_EQ(plans.possible, 301u);
  EXPECT_EQ(tokens(plans).front(), "read.1=EINTR");
  EXPECT_EQ(tokens(plans).back(), "write.1=EINTR");
}

// Catches: a token that means something else when it is read again.
TEST(FaultToken, IsReadAsItIsWritten) {
  for (const char* token : {"read.3=EINTR", "child2.1.waitpid.1=ECHILD", "write.1=short:5,fork.2=EAGAIN",
                            "recv.7=EAGAIN", "child1.accept4.1=EMFILE"}) {
    const auto plan = plan_in(token);
    ASSERT_TRUE(plan) << token;
    EXPECT_EQ(token_of(*plan), token);
  }
  for (const char* wrong : {"read", "read.0=EINTR", "read.x=EINTR", "reed.1=EINTR", "read.1=EPERM",
                            "child.read.1=EINTR", "read.1=short:0", "child1.2.3.4.5.read.1=EINTR"}) {
    EXPECT_FALSE(plan_in(wrong)) << wrong;
  }
}

}  // namespace
