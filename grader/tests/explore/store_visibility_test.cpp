// The classic litmus tests: the outcomes that the standard allows, and none that it forbids.
#include <gtest/gtest.h>

#include "litmus.hpp"
#include "performance.hpp"

namespace explore {
namespace {

using Outcomes = std::set<std::string>;
constexpr Order relaxed = Order::relaxed, acquire = Order::acquire, release = Order::release,
                sequential = Order::sequential;

/// Each stores into its own variable, then looks at the other's: "00" when neither saw the other.
Outcomes store_buffering(Order store_order, Order load_order) {
  return outcomes(
      {{store(0, 1, store_order), load(1, load_order)}, {store(1, 1, store_order), load(0, load_order)}});
}

/// Data (0), then the flag (1); the reader looks at the flag, then at the data: "10" is a stale read.
Outcomes message_passing(Order store_order, Order load_order) {
  return outcomes(
      {{store(0, 1, relaxed), store(1, 1, store_order)}, {load(1, load_order), load(0, relaxed)}});
}

/// Two writers, two readers who look at the variables in opposite order: "1010" when they disagree on which
/// was first.
Outcomes independent_reads(Order store_order, Order load_order) {
  return outcomes({{store(0, 1, store_order)},
                   {store(1, 1, store_order)},
                   {load(0, load_order), load(1, load_order)},
                   {load(1, load_order), load(0, load_order)}});
}

}  // namespace

// Catches: a store buffer that is never, or always, empty.
TEST(StoreVisibility, StoreBufferingNeedsSequentialConsistency) {
  EXPECT_EQ(store_buffering(relaxed, relaxed), (Outcomes{"00", "01", "10", "11"}));
  EXPECT_EQ(store_buffering(release, acquire), (Outcomes{"00", "01", "10", "11"}));
  EXPECT_EQ(store_buffering(sequential, sequential), (Outcomes{"01", "10", "11"}));
  EXPECT_TRUE(store_buffering(sequential, acquire).contains("00"))
      << "the load is not sequentially consistent";
  EXPECT_TRUE(store_buffering(release, sequential).contains("00"))
      << "the store is not sequentially consistent";
}

// Catches: fences that do nothing, or fences too weak that do as much.
TEST(StoreVisibility, StoreBufferingEndsWithSequentialFencesOnly) {
  const auto with_fences = [](Order order) {
    return outcomes({{store(0, 1, relaxed), fence(order), load(1, relaxed)},
                     {store(1, 1, relaxed), fence(order), load(0, relaxed)}});
  };
  EXPECT_EQ(with_fences(sequential), (Outcomes{"01", "10", "11"}));
  EXPECT_TRUE(with_fences(Order::acquire_release).contains("00"));
  const Outcomes one_fence = outcomes({{store(0, 1, relaxed), fence(sequential), load(1, relaxed)},
                                       {store(1, 1, relaxed), load(0, relaxed)}});
  EXPECT_TRUE(one_fence.contains("00"));
}

// Catches: a sequentially consistent operation that takes no notice of the other's fence.
TEST(StoreVisibility, AFenceMeetsASequentialOperation) {
  EXPECT_EQ(outcomes({{store(0, 1, sequential), load(1, sequential)},
                      {store(1, 1, relaxed), fence(sequential), load(0, relaxed)}}),
            (Outcomes{"01", "10", "11"}));
}

// Catches: relaxed publication that always arrives; acquire and release that let the data be missed.
TEST(StoreVisibility, MessagePassingNeedsReleaseAndAcquire) {
  EXPECT_EQ(message_passing(relaxed, relaxed), (Outcomes{"00", "01", "10", "11"}));
  EXPECT_TRUE(message_passing(release, relaxed).contains("10"));
  EXPECT_TRUE(message_passing(relaxed, acquire).contains("10"));
  EXPECT_EQ(message_passing(release, acquire), (Outcomes{"00", "01", "11"}));
}

// Catches: fences that publish nothing.
TEST(StoreVisibility, MessagePassingWorksWithFences) {
  EXPECT_EQ(outcomes({{store(0, 1, relaxed), fence(release), store(1, 1, relaxed)},
                      {load(1, relaxed), fence(acquire), load(0, relaxed)}}),
            (Outcomes{"00", "01", "11"}));
}

// Catches: a release sequence that ends with another thread's increment.
TEST(StoreVisibility, AnIncrementPassesTheMessageOn) {
  EXPECT_FALSE(outcomes({{store(0, 1, relaxed), store(1, 1, release)},
                         {increment(1, relaxed)},
                         {load(1, acquire), load(0, relaxed)}})
                   .contains("120"));
}

// Catches: a thread that sees a variable go back.
TEST(StoreVisibility, NobodySeesOneVariableGoBack) {
  const Outcomes seen =
      outcomes({{store(0, 1, relaxed), store(0, 2, relaxed)}, {load(0, relaxed), load(0, relaxed)}});
  EXPECT_EQ(seen, (Outcomes{"00", "01", "02", "11", "12", "22"}));
}

// Catches: a read forgotten by the thread that learned of it.
TEST(StoreVisibility, WhatWasSeenBeforeAMessageIsSeenAfterIt) {
  const Outcomes seen = outcomes({{store(0, 1, relaxed)},
                                  {load(0, relaxed), store(1, 1, release)},
                                  {load(1, acquire), load(0, relaxed)}});
  EXPECT_TRUE(seen.contains("100"));
  EXPECT_FALSE(seen.contains("110"));
}

// Catches: readers made to agree without being asked to, or left to disagree though they were.
TEST(StoreVisibility, ReadersMayDisagreeUnlessSequentiallyConsistent) {
  EXPECT_TRUE(independent_reads(release, acquire).contains("1010"));
  EXPECT_FALSE(independent_reads(sequential, sequential).contains("1010"));
  EXPECT_TRUE(independent_reads(sequential, acquire).contains("1010"));
}

// Catches: two threads that both enter, or increments that both see the same.
TEST(StoreVisibility, IncrementsNeverSeeTheSame) {
  EXPECT_EQ(outcomes({{increment(0, relaxed)}, {increment(0, relaxed)}}), (Outcomes{"01", "10"}));
}

// Catches: a stated limit that is none any more: race_detector.hpp names it.
TEST(StoreVisibility, LoadsNeverSeeStoresYetToCome) {
  EXPECT_FALSE(outcomes({{load(0, relaxed), store(1, 1, relaxed)}, {load(1, relaxed), store(0, 1, relaxed)}})
                   .contains("11"));
}

// Catches: values from before something unseen wrote there.
TEST(StoreVisibility, AnUnseenWriteHidesAllOlderStores) {
  RaceDetector& races = detector();
  races.begin();
  races.created(0, 1);
  races.created(0, 2);
  races.store(1, 0x1000, 4, relaxed, nullptr);
  races.stored(1, 0x1000, relaxed, 5, 0);
  EXPECT_EQ(races.visible_stores(2, 0x1000, 4, relaxed, 5), 2);
  EXPECT_EQ(races.visible_stores(2, 0x1000, 4, relaxed, 6), 1);
  EXPECT_EQ(races.load_aged(2, 0x1000, 4, relaxed, 0), 6U);
}

// Catches: sixteen bytes remembered by half.
TEST(StoreVisibility, AtomicsOfSixteenBytesShowTheNewestOnly) {
  RaceDetector& races = detector();
  races.begin();
  races.created(0, 1);
  races.created(0, 2);
  races.store(1, 0x1000, 16, relaxed, nullptr);
  races.stored(1, 0x1000, relaxed, 1, 0);
  EXPECT_EQ(races.visible_stores(2, 0x1000, 16, relaxed, 1), 1);
}

// Catches: a stale load that races with the initialisation unnoticed.
TEST(StoreVisibility, AStaleLoadIsCheckedForRacesToo) {
  RaceDetector& races = detector();
  races.begin();
  races.created(0, 1);
  races.created(0, 2);
  races.write(1, 0x1000, 4, nullptr);
  races.store(1, 0x1000, 4, release, nullptr);
  races.stored(1, 0x1000, release, 1, 0);
  ASSERT_EQ(races.visible_stores(2, 0x1000, 4, acquire, 1), 2);
  const Race* race = nullptr;
  EXPECT_EQ(races.load_aged(2, 0x1000, 4, acquire, 1, nullptr, &race), 0U);
  EXPECT_NE(race, nullptr) << "read the initial value, so nothing orders it after the initialisation";
}

// Catches: an old fence forgotten, so that a forbidden value shows.
TEST(StoreVisibility, ManyFencesHideNoLessThanOne) {
  RaceDetector& races = detector();
  races.begin();
  races.created(0, 1);
  races.created(0, 2);
  races.created(0, 3);
  races.store(1, 0x1000, 4, sequential, nullptr);
  races.stored(1, 0x1000, sequential, 1, 0);
  EXPECT_EQ(races.visible_stores(2, 0x1000, 4, relaxed, 1), 2);
  races.fence(2, sequential);
  for (int i = 0; i < 200; ++i) races.fence(3, sequential);
  EXPECT_EQ(races.visible_stores(2, 0x1000, 4, relaxed, 1), 1);
}

}  // namespace explore
