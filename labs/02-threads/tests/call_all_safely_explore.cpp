#include "call_all_safely.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <variant>
#include <vector>

#include "explore/explore.hpp"
#include "quick_feed.hpp"

namespace lab {
namespace {

// Catches: lost exception. In some order of the two calls, the dead station's error reaches the wrong place.
TEST(CallAllSafelyInEveryOrder, AnAnswerAndAnErrorEachHaveTheirPlace) {
  explore::every_order([] {
    QuickFeed feed(3);
    constexpr std::array stations = {3, 17};
    const std::vector<Outcome<std::string>> outcomes = call_all_safely(feed, stations);
    ASSERT_EQ(outcomes.size(), 2u);
    EXPECT_TRUE(std::holds_alternative<TaskError>(outcomes[0])) << "station 3 is dead";
    EXPECT_TRUE(std::holds_alternative<std::string>(outcomes[1])) << "station 17 answers";
  });
}

// Catches: lost exception. Both stations are dead, and their calls fail at the same moment.
TEST(CallAllSafelyInEveryOrder, TwoErrorsEachHaveTheirPlace) {
  explore::every_order([] {
    QuickFeed feed(3);
    constexpr std::array stations = {3, 3};
    const std::vector<Outcome<std::string>> outcomes = call_all_safely(feed, stations);
    ASSERT_EQ(outcomes.size(), 2u);
    EXPECT_TRUE(std::holds_alternative<TaskError>(outcomes[0])) << "station 3 is dead";
    EXPECT_TRUE(std::holds_alternative<TaskError>(outcomes[1])) << "station 3 is dead";
  });
}

}  // namespace
}  // namespace lab
