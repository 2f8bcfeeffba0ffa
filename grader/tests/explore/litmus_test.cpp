// Memory::weak from end to end: real std::atomic code, compiled as a learner's, in every order and with every
// store that a load may see.
#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <string>
#include <thread>

#include "tests/explore/weak_exploration.hpp"

namespace explore {
namespace {

constexpr auto relaxed = std::memory_order_relaxed, acquire = std::memory_order_acquire,
               release = std::memory_order_release, acq_rel = std::memory_order_acq_rel,
               seq_cst = std::memory_order_seq_cst;

using Outcomes = std::set<std::string>;
constexpr int all_of_them = 30;

struct Orders {
  std::memory_order store, load, fence = relaxed;  ///< relaxed: no fence
};

void fence(std::memory_order order) {
  if (order != relaxed) std::atomic_thread_fence(order);
}

/// Each stores into its own variable and looks at the other's: "00" when neither sees the other.
Found store_buffering(Orders orders, Memory memory = Memory::weak) {
  static Seen seen;
  return explore_weakly(
      seen,
      [orders] {
        std::atomic<int> x{0}, y{0};
        int left = 0, right = 0;
        std::thread one([&] {
          x.store(1, orders.store);
          fence(orders.fence);
          left = y.load(orders.load);
        });
        std::thread two([&] {
          y.store(1, orders.store);
          fence(orders.fence);
          right = x.load(orders.load);
        });
        one.join(), two.join();
        seen = {{left, right}, 2};
      },
      all_of_them, memory);
}

/// Data, then the flag; the reader looks at the flag, then at the data.
Found message_passing(Orders orders) {
  static Seen seen;
  return explore_weakly(
      seen,
      [orders] {
        std::atomic<int> data{0}, flag{0};
        int flagged = 0, read = 0;
        std::thread writer([&] {
          data.store(1, relaxed);
          flag.store(1, orders.store);
        });
        std::thread reader([&] {
          flagged = flag.load(orders.load);
          read = data.load(relaxed);
        });
        writer.join(), reader.join();
        seen = {{flagged, read}, 2};
      },
      all_of_them);
}

/// Do both enter? "1" when both were inside at once.
Found peterson(std::memory_order store, std::memory_order load, Memory memory, int bound) {
  static Seen seen;
  return explore_weakly(
      seen,
      [store, load] {
        std::atomic<int> wants[2] = {0, 0}, turn{0}, inside{0};
        std::atomic<bool> both{false};
        const auto enter = [&](int me) {
          wants[me].store(1, store);
          turn.store(1 - me, store);
          for (int tries = 0; tries < 3; ++tries) {
            if (wants[1 - me].load(load) != 0 && turn.load(load) != me) continue;
            if (inside.fetch_add(1, relaxed) != 0) both.store(true, relaxed);
            inside.fetch_sub(1, relaxed);
            break;
          }
          wants[me].store(0, store);
        };
        std::thread one([&] { enter(0); });
        std::thread two([&] { enter(1); });
        one.join(), two.join();
        seen = {{both.load() ? 1 : 0}, 1};
      },
      bound, memory);
}

}  // namespace

// Catches: stale loads never offered, or offered where sequential consistency forbids them.
TEST(Litmus, StoreBufferingShowsUnlessSequentiallyConsistent) {
  const Outcomes all{"00", "01", "10", "11"}, ordered{"01", "10", "11"};
  for (const Orders weak :
       {Orders{relaxed, relaxed}, Orders{release, acquire}, Orders{relaxed, relaxed, acq_rel}}) {
    const Found found = store_buffering(weak);
    EXPECT_TRUE(found.coverage.all_interleavings);
    EXPECT_EQ(found.outcomes, all);
  }
  for (const Orders strong : {Orders{seq_cst, seq_cst}, Orders{relaxed, relaxed, seq_cst}}) {
    const Found found = store_buffering(strong);
    EXPECT_TRUE(found.coverage.all_interleavings);
    EXPECT_EQ(found.outcomes, ordered);
  }
}

// Catches: stale loads where the option is off.
TEST(Litmus, SequentialMemoryShowsTheNewestOnly) {
  const Found found = store_buffering({relaxed, relaxed}, Memory::sequential);
  EXPECT_TRUE(found.coverage.all_interleavings);
  EXPECT_EQ(found.outcomes, (Outcomes{"01", "10", "11"}));
}

// Catches: release and acquire that publish nothing, or relaxed that publishes.
TEST(Litmus, MessagePassingNeedsReleaseAndAcquire) {
  const Found weak = message_passing({relaxed, relaxed});
  EXPECT_TRUE(weak.coverage.all_interleavings);
  EXPECT_EQ(weak.outcomes, (Outcomes{"00", "01", "10", "11"}));
  const Found published = message_passing({release, acquire});
  EXPECT_TRUE(published.coverage.all_interleavings);
  EXPECT_EQ(published.outcomes, (Outcomes{"00", "01", "11"}));
}

// Catches: a variable seen to go back by one thread.
TEST(Litmus, OneThreadNeverSeesAVariableGoBack) {
  static Seen seen;
  const Found found = explore_weakly(
      seen,
      [] {
        std::atomic<int> x{0};
        int first = 0, second = 0;
        std::thread writer([&] {
          x.store(1, relaxed);
          x.store(2, relaxed);
        });
        std::thread reader([&] {
          first = x.load(relaxed);
          second = x.load(relaxed);
        });
        writer.join(), reader.join();
        seen = {{first, second}, 2};
      },
      all_of_them);
  EXPECT_TRUE(found.coverage.all_interleavings);
  EXPECT_EQ(found.outcomes, (Outcomes{"00", "01", "02", "11", "12", "22"}));
}

// Catches: readers who may not disagree, or may although all is sequentially consistent.
TEST(Litmus, IndependentReadersDisagreeUnlessSequentiallyConsistent) {
  static Seen seen;
  const auto run = [](std::memory_order store, std::memory_order load) {
    return explore_weakly(
        seen,
        [store, load] {
          std::atomic<int> x{0}, y{0};
          int a = 0, b = 0, c = 0, d = 0;
          std::thread one([&] { x.store(1, store); });
          std::thread two([&] { y.store(1, store); });
          std::thread three([&] { a = x.load(load), b = y.load(load); });
          std::thread four([&] { c = y.load(load), d = x.load(load); });
          one.join(), two.join(), three.join(), four.join();
          seen = {{a, b, c, d}, 4};
        },
        3);
  };
  EXPECT_TRUE(run(release, acquire).outcomes.contains("1010"));
  const Found ordered = run(seq_cst, seq_cst);
  EXPECT_EQ(ordered.coverage.exhausted_bound, 3);
  EXPECT_FALSE(ordered.outcomes.contains("1010"));
}

// Catches: a limit that is none any more; race_detector.hpp names it: stores never swap places.
TEST(Litmus, TwoStoresEachEndInTheOrderTheyRanIn) {
  static Seen seen;
  const Found found = explore_weakly(
      seen,
      [] {
        std::atomic<int> x{0}, y{0};
        std::thread one([&] { x.store(1, relaxed), y.store(2, relaxed); });
        std::thread two([&] { y.store(1, relaxed), x.store(2, relaxed); });
        one.join(), two.join();
        seen = {{x.load(), y.load()}, 2};
      },
      all_of_them);
  EXPECT_TRUE(found.coverage.all_interleavings);
  EXPECT_EQ(found.outcomes, (Outcomes{"12", "21", "22"}));
}

// Catches: a lock that only sequential consistency makes a lock, called correct for any order.
TEST(Litmus, PetersonsLockNeedsSequentialConsistency) {
  EXPECT_TRUE(peterson(release, acquire, Memory::weak, 2).outcomes.contains("1"));
  const Found strong = peterson(seq_cst, seq_cst, Memory::weak, 3);
  EXPECT_EQ(strong.coverage.exhausted_bound, 3);
  EXPECT_EQ(strong.outcomes, Outcomes{"0"});
  const Found unseen = peterson(release, acquire, Memory::sequential, 3);
  EXPECT_EQ(unseen.outcomes, Outcomes{"0"}) << "without Memory::weak the mistake does not show";
}

// Catches: plain data read through a stale flag unnoticed, or an alarm where release and acquire guard it.
TEST(Litmus, PublishedPlainDataRacesOnlyWhenRelaxed) {
  static Seen seen;
  const auto run = [](std::memory_order store, std::memory_order load) {
    return explore_weakly(
        seen,
        [store, load] {
          int data = 0;
          std::atomic<bool> ready{false};
          std::thread writer([&] {
            data = 1;
            ready.store(true, store);
          });
          std::thread reader([&] {
            if (ready.load(load)) data = 2;
          });
          writer.join(), reader.join();
        },
        all_of_them);
  };
  const Found safe = run(release, acquire);
  EXPECT_TRUE(safe.coverage.all_interleavings);
  EXPECT_FALSE(safe.failure);
  const Found racy = run(relaxed, acquire);
  ASSERT_TRUE(racy.failure);
  EXPECT_EQ(racy.failure->kind, FailureKind::data_race);
}

}  // namespace explore
