// Which stores a weak load may see, against the memory model by definition.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "performance.hpp"
#include "random_program.hpp"
#include "rounds.hpp"

namespace explore {
namespace {

constexpr int programs = rounds(4'000);
constexpr int steps = 60;
constexpr int kept_stores = 8;

/// An execution in which every load reads any of the stores it may see.
class WeakExecution {
 public:
  explicit WeakExecution(unsigned seed) : program_(seed, RandomProgram::Style::only_atomics), random_(seed) {
    detector().begin();
  }

  void take_step() {
    Step step = program_.next();
    const std::size_t bytes = step.bytes;
    if (step.what == What::load && bytes <= 8) return load(step);
    const std::uint64_t before = memory_[step.address];
    const int number = model_.add(step);
    if (!model_.races_with(number).empty()) return model_.drop_last();  // Races are the other test's matter.
    EXPECT_EQ(perform(step, number), nullptr);
    if (step.what != What::store && step.what != What::read_modify_write) return;
    // A store's value is its number, so that values tell what was read.
    memory_[step.address] = static_cast<std::uint64_t>(number + 1);
    detector().stored(step.thread, step.address, step.order, memory_[step.address], before);
  }

  const MemoryModel& model() const { return model_; }
  int choices() const { return choices_; }

 private:
  void load(Step step) {
    const std::vector<int> readable = model_.readable(step);
    const int visible =
        detector().visible_stores(step.thread, step.address, step.bytes, step.order, memory_[step.address]);
    std::vector<int> expected;
    for (const int age : readable) {
      if (age < kept_stores) expected.push_back(age);
    }
    std::vector<int> offered;
    for (int age = 0; age < visible; ++age) offered.push_back(age);
    ASSERT_EQ(offered, expected) << "the next step is a load by T" << step.thread << " of 0x" << std::hex
                                 << step.address << " order " << static_cast<int>(step.order) << "\n"
                                 << words_of(model_);
    if (visible > 1) ++choices_;
    step.age = std::uniform_int_distribution<int>(0, visible - 1)(random_);
    const int store = model_.store_of_age(step.address, step.age);
    const int number = model_.add(step);
    ASSERT_TRUE(model_.races_with(number).empty());
    const std::uint64_t value =
        detector().load_aged(step.thread, step.address, step.bytes, step.order, step.age, place_of(number));
    ASSERT_EQ(value, static_cast<std::uint64_t>(store + 1)) << words_of(model_);
  }

  RandomProgram program_;
  std::mt19937 random_;
  MemoryModel model_;
  std::map<std::uintptr_t, std::uint64_t> memory_;
  int choices_ = 0;
};

}  // namespace

// Catches: a value shown that coherence or the order of sequentially consistent operations forbids, or one
// hidden that they allow.
TEST(StoreVisibilityProperty, ALoadSeesExactlyWhatTheStandardAllowsInThisOrder) {
  int choices = 0;
  for (unsigned seed = 1; seed <= programs; ++seed) {
    WeakExecution execution(seed);
    for (int i = 0; i < steps; ++i) {
      execution.take_step();
      ASSERT_FALSE(testing::Test::HasFailure()) << "seed " << seed;
    }
    choices += execution.choices();
    ASSERT_EQ(detector().overflow(), nullptr);
  }
  EXPECT_GT(choices, programs);  // Else nothing was to choose, and nothing proved.
}

}  // namespace explore
