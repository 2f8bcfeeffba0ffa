#include <gtest/gtest.h>

#include <set>
#include <string>

#include "hunt.hpp"
#include "matrix/use.hpp"

namespace explore {
namespace {

using matrix::Use;

// A false alarm here would be one in a learner's right answer.
TEST(Matrix, NothingIsFoundInCorrectUseOfThePrimitives) {
  std::set<std::string> names;
  for (const Use& use : matrix::all_uses()) {
    EXPECT_TRUE(names.insert(use.name).second) << use.name << " stands there twice";
    Options options = use.options;
    options.exhaust_limit = 3'000;
    options.sampled_schedules = 500;
    const Catch caught = hunt(use.body, options);
    EXPECT_FALSE(caught.kind) << use.name << ": " << in_words(caught);
    EXPECT_EQ(caught.lost, "") << use.name;
    EXPECT_EQ(caught.coverage.not_judged, "") << use.name;
  }
  EXPECT_GE(names.size(), 100u);
}

}  // namespace
}  // namespace explore
