#include "belt.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

Job parcel(const char* name) {
  return Job(name, [] {});
}

std::string name_of(const std::optional<Job>& job) { return job ? job->name : "nothing"; }

// Catches: woken for nothing. A van may wake up and there is no parcel: nobody promised one. It must look
// again.
TEST(BeltInEveryOrder, WhoWaitsGetsTheParcel) {
  explore::every_order([] {
    Belt belt(2);
    std::string first, second;
    std::thread van([&] {
      first = name_of(belt.pop());
      second = name_of(belt.pop());
    });
    belt.push(parcel("A"));
    belt.push(parcel("B"));
    van.join();
    EXPECT_EQ(first + second, "AB") << "A and B went onto the belt, and this is what the van got";
  });
}

// Catches: unbounded queue. A belt of length one never holds two; whoever brings the second waits for room.
TEST(BeltInEveryOrder, WhoFindsTheBeltFullWaits) {
  explore::every_order([] {
    Belt belt(1);
    std::thread street([&] {
      belt.push(parcel("A"));
      belt.push(parcel("B"));
    });
    EXPECT_LE(belt.size(), 1u) << "parcels on a belt of length 1";
    EXPECT_EQ(name_of(belt.pop()), "A");
    EXPECT_EQ(name_of(belt.pop()), "B");
    street.join();
  });
}

// Catches: wrong sleeper woken. Vans and senders sleep at the same belt; the news must reach one whom it
// helps.
TEST(BeltInEveryOrder, TwoVansEmptyAShortBelt) {
  explore::every_order([] {
    Belt belt(1);
    std::string one, other;
    std::thread first_van([&] { one = name_of(belt.pop()); });
    std::thread second_van([&] { other = name_of(belt.pop()); });
    belt.push(parcel("A"));
    belt.push(parcel("B"));
    first_van.join();
    second_van.join();
    EXPECT_TRUE(one + other == "AB" || one + other == "BA")
        << "two vans, parcels A and B; they got " << one << " and " << other;
  });
}

// Catches: sleeper forgotten at closing time. Two vans wait at an empty belt; both must learn that it is
// over.
TEST(BeltInEveryOrder, ClosingSendsEveryVanHome) {
  explore::every_order([] {
    Belt belt(1);
    std::thread first_van([&] { EXPECT_FALSE(belt.pop()) << "nothing was ever put on the belt"; });
    std::thread second_van([&] { EXPECT_FALSE(belt.pop()) << "nothing was ever put on the belt"; });
    belt.close();
    first_van.join();
    second_van.join();
  });
}

// Catches: sleeper forgotten at closing time. Two people wait for room on a full belt; nobody will ever make
// any.
TEST(BeltInEveryOrder, ClosingSendsEverySenderHome) {
  explore::every_order([] {
    Belt belt(1);
    belt.push(parcel("A"));
    std::thread one([&] { EXPECT_FALSE(belt.push(parcel("B"))) << "the belt was full until it was closed"; });
    std::thread other(
        [&] { EXPECT_FALSE(belt.push(parcel("C"))) << "the belt was full until it was closed"; });
    belt.close();
    one.join();
    other.join();
    EXPECT_EQ(name_of(belt.pop()), "A") << "it lay on the belt when it was closed";
  });
}

// Catches: lost job at closing time. What push() said yes to is on the belt, and what it said no to is not.
TEST(BeltInEveryOrder, APushBesideAClosingIsAYesOrANo) {
  explore::every_order([] {
    Belt belt(1);
    bool accepted = false;
    std::thread street([&] { accepted = belt.push(parcel("A")); });
    belt.close();
    street.join();
    EXPECT_EQ(name_of(belt.pop()), accepted ? "A" : "nothing")
        << "push() returned " << (accepted ? "true" : "false");
  });
}

}  // namespace
}  // namespace lab
