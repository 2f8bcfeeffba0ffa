#include "slot.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "waiter.hpp"

namespace lab {
namespace {

/// A plate of which there is only one, and never an empty one.
class Plate {
 public:
  explicit Plate(int number) : number_(std::make_unique<int>(number)) {}
  int number() const { return number_ ? *number_ : -1; }

 private:
  std::unique_ptr<int> number_;
};

using Pass = Slot<Plate>;

// Catches: lost plate. What was put there is what is taken, again and again.
TEST(Slot, HandsOnOnePlateAfterAnother) {
  const auto pass = std::make_shared<Pass>();
  Waiter cook([pass] {
    for (int plate = 1; plate <= 3; ++plate) {
      pass->put(Plate(plate));
      EXPECT_EQ(pass->take().number(), plate) << "-1 is a plate that was moved away before";
    }
  });
  EXPECT_TRUE(cook.back()) << "put, take, put, take, on one thread: nobody has to wait, and somebody waits";
}

// Catches: takes from an empty pass. Who comes before the plate waits for it.
TEST(Slot, TakeWaitsForAPlate) {
  const auto pass = std::make_shared<Pass>();
  Waiter waiter([pass] { EXPECT_EQ(pass->take().number(), 7) << "the only plate that was put there"; });
  EXPECT_FALSE(waiter.back(a_while)) << "the pass is empty, and somebody took something from it";
  pass->put(Plate(7));  // Whether that wakes them in every order is asked at "never stuck".
}

// Catches: overwritten plate. There is room for one plate; the second one waits.
TEST(Slot, PutWaitsForRoom) {
  const auto pass = std::make_shared<Pass>();
  Waiter first([pass] { pass->put(Plate(1)); });
  ASSERT_TRUE(first.back()) << "the pass is empty, and put() waits";
  Waiter cook([pass] { pass->put(Plate(2)); });
  ASSERT_FALSE(cook.back(a_while)) << "there is a plate on the pass, and somebody put another one there";
  EXPECT_EQ(pass->take().number(), 1) << "the plate that was there first";
  ASSERT_TRUE(cook.back()) << "there is room again, and put() still waits";
  EXPECT_EQ(pass->take().number(), 2) << "the plate that had to wait";
}

}  // namespace
}  // namespace lab
