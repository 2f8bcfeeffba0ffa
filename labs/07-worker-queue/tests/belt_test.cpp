#include "belt.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <thread>
#include <utility>

namespace lab {
namespace {

Job parcel(int number) {
  return Job("parcel " + std::to_string(number), [] {});
}

std::string name_of(const std::optional<Job>& job) { return job ? job->name : "nothing"; }

// Catches: wrong order. Parcels leave the belt in the order in which they were put on it.
TEST(Belt, ParcelsLeaveInTheOrderTheyCame) {
  Belt belt(3);
  for (int i = 1; i <= 3; ++i) EXPECT_TRUE(belt.push(parcel(i))) << "there was room for parcel " << i;
  EXPECT_EQ(belt.size(), 3u);
  for (int i = 1; i <= 3; ++i) EXPECT_EQ(name_of(belt.pop()), "parcel " + std::to_string(i));
  EXPECT_EQ(belt.size(), 0u);
}

// Catches: unbounded queue. Two parcels fit on a belt of length two; the third does not.
TEST(Belt, TryPushIsRefusedWhenTheBeltIsFull) {
  Belt belt(2);
  EXPECT_TRUE(belt.try_push(parcel(1)));
  EXPECT_TRUE(belt.try_push(parcel(2)));
  EXPECT_FALSE(belt.try_push(parcel(3))) << "two parcels lie on a belt of length 2";
  EXPECT_EQ(belt.size(), 2u);
  EXPECT_EQ(name_of(belt.pop()), "parcel 1");
  EXPECT_TRUE(belt.try_push(parcel(4))) << "one has been taken, so there is room again";
}

// Catches: lost job. Whoever could not put a parcel on the belt still has it in their hands.
TEST(Belt, ARefusedParcelIsStillYours) {
  Belt belt(1);
  belt.push(parcel(1));
  Job mine = parcel(2);
  EXPECT_FALSE(belt.try_push(std::move(mine)));
  EXPECT_EQ(mine.name, "parcel 2") << "after a try_push() that returned false because the belt was full";
  belt.close();
  EXPECT_FALSE(belt.try_push(std::move(mine)));
  EXPECT_EQ(mine.name, "parcel 2") << "after a try_push() that returned false because the belt was closed";
}

// Catches: lost jobs at closing time. What lies on a closed belt can still be taken.
TEST(Belt, AClosedBeltIsEmptiedFirst) {
  Belt belt(4);
  belt.push(parcel(1));
  belt.push(parcel(2));
  belt.close();
  EXPECT_EQ(name_of(belt.pop()), "parcel 1") << "it lay on the belt when it was closed";
  EXPECT_EQ(name_of(belt.pop()), "parcel 2") << "it lay on the belt when it was closed";
  EXPECT_EQ(name_of(belt.pop()), "nothing") << "closed and empty";
  EXPECT_EQ(name_of(belt.pop()), "nothing") << "and so it stays";
}

// Catches: job after closing time. A closed belt takes nothing, however often it is closed.
TEST(Belt, AClosedBeltTakesNothing) {
  Belt belt(4);
  belt.close();
  belt.close();
  EXPECT_FALSE(belt.push(parcel(1)));
  EXPECT_FALSE(belt.try_push(parcel(2)));
  EXPECT_EQ(belt.size(), 0u);
}

// Catches: lost job. One thread brings 500 parcels, another takes them: none is missing, none comes twice.
TEST(Belt, NothingIsLostAndNothingComesTwice) {
  constexpr int parcels = 500;
  Belt belt(4);
  std::string brought, taken;
  std::thread street([&] {
    for (int i = 0; i < parcels; ++i) {
      brought += parcel(i).name + '\n';
      belt.push(parcel(i));
    }
  });
  for (int i = 0; i < parcels; ++i) taken += name_of(belt.pop()) + '\n';
  street.join();
  EXPECT_TRUE(taken == brought) << "the parcels that left the belt are not those that were put on it";
}

}  // namespace
}  // namespace lab
