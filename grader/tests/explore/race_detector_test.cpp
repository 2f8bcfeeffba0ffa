#include <gtest/gtest.h>

#include "performance.hpp"

namespace explore {
namespace {

constexpr std::uintptr_t data = 0x10000, lock = 0x20000, flag = 0x30000;

/// A new execution in which threads 1 up to `others` were created by thread 0.
RaceDetector& begin(int others) {
  detector().begin();
  for (int i = 1; i <= others; ++i) detector().created(0, static_cast<ThreadId>(i));
  return detector();
}

const void* place(int number) { return place_of(number); }

}  // namespace

// Catches: a report that names the wrong ends.
TEST(RaceDetector, SaysWhoRacedWhereAndWithWhat) {
  RaceDetector& races = begin(2);
  races.note_event(7);
  EXPECT_EQ(races.write(1, data, 4, place(1)), nullptr);
  races.note_event(9);
  const Race* race = races.load(2, data + 3, 1, Order::acquire, place(2));
  ASSERT_NE(race, nullptr);
  EXPECT_EQ(race->address, data + 3);
  EXPECT_EQ(race->earlier.thread, 1);
  EXPECT_TRUE(race->earlier.write);
  EXPECT_FALSE(race->earlier.atomic);
  EXPECT_EQ(race->earlier.bytes, 4);
  EXPECT_EQ(race->earlier.place, place(1));
  EXPECT_EQ(race->earlier.event, 7);
  EXPECT_EQ(race->later.thread, 2);
  EXPECT_FALSE(race->later.write);
  EXPECT_TRUE(race->later.atomic);
  EXPECT_EQ(race->later.event, 9);
}

// Catches: an event number where none was noted.
TEST(RaceDetector, SaysThatNoEventWasNoted) {
  RaceDetector& races = begin(2);
  races.write(1, data, 1, place(1));
  const Race* race = races.write(2, data, 1, place(2));
  ASSERT_NE(race, nullptr);
  EXPECT_EQ(race->earlier.event, -1);
  EXPECT_EQ(race->later.event, -1);
}

// Catches: a false alarm on every static local: its guard is released by the library and read inline.
TEST(RaceDetector, AnAcquireLoadTakesInWhatTheLibraryReleasedThere) {
  RaceDetector& races = begin(2);
  races.write(1, data, 8, place(1));
  races.release(1, flag);
  races.load(2, flag, 1, Order::acquire, place(2));
  EXPECT_EQ(races.read(2, data, 8, place(3)), nullptr);
}

// Catches: one release of a semaphore hiding the one before.
TEST(RaceDetector, ASemaphorePassesOnWhatAllReleasersDid) {
  RaceDetector& races = begin(3);
  races.write(1, data, 8, place(1));
  races.release(1, lock);
  races.write(2, data + 8, 8, place(2));
  races.release(2, lock);
  races.acquire(3, lock);
  EXPECT_EQ(races.write(3, data, 16, place(3)), nullptr);
}

// Catches: readers that are taken to be ordered among themselves.
TEST(RaceDetector, ReadersOfALockAreNotOrderedAmongThemselves) {
  RaceDetector& races = begin(3);
  races.acquire(1, lock);
  races.write(1, data, 8, place(1));
  races.release_shared(1, lock);
  races.acquire(2, lock);
  EXPECT_NE(races.write(2, data, 8, place(2)), nullptr) << "wrote under a readers' lock";
}

// Catches: an atomic on a stack slot that takes in what was stored into its predecessor there.
TEST(RaceDetector, AnAtomicMadeAnewPublishesNothingOfTheOldOne) {
  RaceDetector& races = begin(2);
  races.write(1, data, 8, place(1));
  races.store(1, flag, 4, Order::release, place(2));
  races.forget(flag, 4);
  races.load(2, flag, 4, Order::acquire, place(3));
  EXPECT_NE(races.read(2, data, 8, place(4)), nullptr);
}

// Catches: only as many readers remembered as fit into a cell.
TEST(RaceDetector, RemembersEveryReader) {
  for (int racing = 1; racing < max_threads; ++racing) {
    RaceDetector& races = begin(max_threads - 1);
    for (ThreadId reader = 1; reader < max_threads; ++reader) races.read(reader, data, 8, place(reader));
    for (ThreadId reader = 1; reader < max_threads; ++reader) {
      if (reader != racing) races.joined(0, reader);
    }
    const Race* race = races.write(0, data, 8, place(0));
    ASSERT_NE(race, nullptr) << "thread " << racing << " had read";
    EXPECT_EQ(race->earlier.thread, racing);
    ASSERT_EQ(races.overflow(), nullptr);
  }
}

// Catches: accesses kept although later ones stand for them, until there is no more room.
TEST(RaceDetector, AccessesOneAfterTheOtherTakeNoMoreRoom) {
  RaceDetector& races = begin(2);
  for (int turn = 0; turn < 1'000; ++turn) {
    const auto thread = static_cast<ThreadId>(1 + turn % 2);
    races.acquire(thread, lock);
    for (std::uintptr_t at = data; at < data + 8'000; at += 8)
      ASSERT_EQ(races.write(thread, at, 8, place(1)), nullptr);
    races.release(thread, lock);
  }
  EXPECT_EQ(races.overflow(), nullptr);
}

// Catches: a race told although it was let pass, or others let pass with it; something forgotten of the
// access.
TEST(RaceDetector, LetsPassOnlyTheRacesItWasToldTo) {
  // Of no other test: they are let pass from now on.
  const void *const one = place(1'000'001), *const other = place(1'000'002), *const third = place(1'000'003);
  RaceDetector& races = begin(3);
  ASSERT_TRUE(races.let_pass(one, other));
  races.write(1, data, 8, one);
  EXPECT_EQ(races.write(2, data, 8, other), nullptr);
  EXPECT_NE(races.write(3, data, 8, third), nullptr);
  races.write(1, data + 8, 8, other);
  EXPECT_EQ(races.read(2, data + 8, 8, one), nullptr) << "either may come first";
  races.write(1, data + 16, 8, one);
  EXPECT_NE(races.write(2, data + 16, 8, one), nullptr);
}

// Catches: something left over from one execution in the next, be it only the room it took.
TEST(RaceDetector, BeginForgetsEverything) {
  for (int i = 0; i < 3'000; ++i) {
    RaceDetector& races = begin(5);
    for (std::uintptr_t at = data; at < data + 800; at += 8) {
      for (ThreadId reader = 1; reader < 5; ++reader) ASSERT_EQ(races.read(reader, at, 8, place(1)), nullptr);
    }
    for (std::uintptr_t k = 0; k < 30; ++k) {
      ASSERT_EQ(races.write(static_cast<ThreadId>(1 + i % 5), flag + k, 1, place(2)), nullptr);
      races.release(1, lock + k);
      races.visible_stores(1, lock + k, 1, Order::relaxed, 0);
    }
    ASSERT_EQ(races.overflow(), nullptr);
  }
}

// Catches: pages lost when the table of them grows.
TEST(RaceDetector, RemembersTheFirstPageAfterManyMore) {
  RaceDetector& races = begin(2);
  for (std::uintptr_t page = 0; page < 30'000; ++page) races.write(1, data + 512 * page, 8, place(1));
  for (std::uintptr_t page = 0; page < 30'000; ++page) {
    ASSERT_NE(races.write(2, data + 512 * page, 8, place(2)), nullptr) << "page " << page;
  }
}

// Catches: a place or an event that belongs to the neighbouring byte.
TEST(RaceDetector, TellsNeighbouringBytesApart) {
  RaceDetector& races = begin(2);
  races.write(1, data, 1, place(1));
  races.write(1, data + 1, 1, place(2));
  races.note_event(5);
  races.write(1, data + 2, 1, place(2));
  races.write(1, data + 3, 1, place(2));
  const Race* race = races.write(2, data, 1, place(3));
  ASSERT_NE(race, nullptr);
  EXPECT_EQ(race->earlier.place, place(1));
  race = races.write(2, data + 1, 1, place(3));
  ASSERT_NE(race, nullptr);
  EXPECT_EQ(race->earlier.event, -1);
  race = races.write(2, data + 3, 1, place(3));
  ASSERT_NE(race, nullptr);
  EXPECT_EQ(race->earlier.event, 5);
}

// Catches: memory handed to another owner that still has its former one's accesses.
TEST(RaceDetector, ForgetsWholeStacksAndSingleBytes) {
  RaceDetector& races = begin(2);
  races.write(1, data, 1 << 16, place(1));
  races.forget(data + 1, (1 << 16) - 2);
  EXPECT_EQ(races.write(2, data + 1, (1 << 16) - 2, place(2)), nullptr);
  EXPECT_NE(races.write(2, data, 1, place(3)), nullptr);
  EXPECT_NE(races.write(2, data + (1 << 16) - 1, 1, place(4)), nullptr);
}

// Catches: a limit met in silence, or a race told after it.
TEST(RaceDetector, SaysThatThereAreTooManyThreads) {
  RaceDetector& races = begin(max_threads - 1);
  EXPECT_EQ(races.overflow(), nullptr);
  races.write(1, data, 8, place(1));
  races.created(0, max_threads);
  EXPECT_STREQ(races.overflow(), "more than 128 threads");
  EXPECT_EQ(races.write(2, data, 8, place(2)), nullptr);
  races.release(max_threads, lock);
  races.joined(0, max_threads);
  EXPECT_EQ(begin(1).overflow(), nullptr);
}

// Catches: a limit met in silence, and memory that can be used only once.
TEST(RaceDetector, SaysThatThereIsTooMuchMemory) {
  for (int run = 0; run < 2; ++run) {
    RaceDetector& races = begin(1);
    constexpr std::uintptr_t page = 512, limit = 16U << 20U;
    for (std::uintptr_t at = 0; at < limit; at += page) races.write(1, data + at, 1, place(1));
    EXPECT_EQ(races.overflow(), nullptr);
    races.write(1, data + limit, 1, place(1));
    EXPECT_STREQ(races.overflow(), "more than 16 MiB of memory accessed in one execution");
  }
}

// Catches: a limit met in silence.
TEST(RaceDetector, SaysThatThereAreTooManyObjects) {
  RaceDetector& races = begin(1);
  for (std::uintptr_t i = 0; i < 65'536; ++i) races.release(1, lock + i);
  EXPECT_EQ(races.overflow(), nullptr);
  races.release(1, lock - 1);
  EXPECT_STREQ(races.overflow(), "more than 65,536 locks and atomics");
}

}  // namespace explore
