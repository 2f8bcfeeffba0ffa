#include <gtest/gtest.h>

#include "harness/census.hpp"

namespace harness {
namespace {

class CaseCensus final : public testing::EmptyTestEventListener {
  void OnTestStart(const testing::TestInfo&) override { before_ = census(); }

  void OnTestEnd(const testing::TestInfo& test) override {
    Census after = census();
    // Timers and counted things are the business of cases that ask for them.
    after.timers = before_.timers;
    after.counted = before_.counted;
    const std::string left = words_for_difference(before_, after);
    if (left.empty() || test.result()->Failed()) return;
    ADD_FAILURE_AT(test.file(), test.line()) << "left behind: " << left;
  }

  Census before_;
};

}  // namespace

void watch_what_cases_leave() { testing::UnitTest::GetInstance()->listeners().Append(new CaseCensus); }

}  // namespace harness
