#include "call_all.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <vector>

#include "explore/explore.hpp"
#include "quick_feed.hpp"

namespace lab {
namespace {

// Catches: mixed-up answers. In some order of the two calls, an answer lands in the other's place or in none.
TEST(CallAllInEveryOrder, EachAnswerHasItsPlace) {
  explore::every_order([] {
    QuickFeed feed;
    constexpr std::array stations = {17, 4};
    const std::vector<std::string> answers = call_all(feed, stations);
    ASSERT_EQ(answers.size(), 2u);
    EXPECT_EQ(answers[0], StreetFeed::answer(17)) << "the first station is 17";
    EXPECT_EQ(answers[1], StreetFeed::answer(4)) << "the second station is 4";
  });
}

}  // namespace
}  // namespace lab
