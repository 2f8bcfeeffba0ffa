#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <thread>
#include <vector>

#include "explore/engine/execution.hpp"
#include "tests/explore/choosers.hpp"

namespace explore {
namespace {

std::optional<Failure> run(const Body& body) {
  Script script;
  return execute(body, script, {}).failure;
}

FailureKind kind_of(const Body& body) {
  const auto failure = run(body);
  EXPECT_TRUE(failure);
  return failure ? failure->kind : FailureKind::nondeterminism;
}

// Keeps the compiler from seeing through what a test does wrong.
template <class Pointer>
Pointer hidden(Pointer pointer) {
  asm volatile("" : "+r"(pointer));
  return pointer;
}

TEST(EngineMemory, ReportsUseAfterFree) {
  EXPECT_EQ(kind_of([] {
              int* number = hidden(new int(1));
              int* alias = hidden(number);
              delete number;
              *alias = 2;
            }),
            FailureKind::use_after_free);
}

TEST(EngineMemory, ReportsDoubleFree) {
  EXPECT_EQ(kind_of([] {
              int* number = hidden(new int(1));
              int* alias = hidden(number);
              delete number;
              delete alias;
            }),
            FailureKind::double_free);
}

TEST(EngineMemory, ReportsAWriteBehindABlock) {
  EXPECT_EQ(kind_of([] {
              int* numbers = hidden(new int[3]);
              numbers[3] = 1;
              delete[] numbers;
            }),
            FailureKind::heap_overflow);
}

TEST(EngineMemory, ReportsALeak) {
  EXPECT_EQ(kind_of([] { hidden(new int(1)); }), FailureKind::leak);
}

TEST(EngineMemory, KeepsWhatAGlobalStillPointsAt) {
  static std::vector<int>* kept = nullptr;
  EXPECT_FALSE(run([] { kept = new std::vector<int>(100, 7); }));
  EXPECT_FALSE(run([] { const std::vector<int> other(1000, 8); }));
  ASSERT_EQ(kept->size(), 100U);
  for (const int number : *kept) ASSERT_EQ(number, 7);
  delete kept;
}

TEST(EngineMemory, GivesTheSameAddressesInEveryExecution) {
  std::vector<const void*> first;
  for (int round = 0; round < 3; ++round) {
    const void* heap = nullptr;
    const void* stack = nullptr;
    EXPECT_FALSE(run([&] {
      const auto number = std::make_unique<int>(1);
      int local = 0;
      std::thread other([&] { stack = hidden(&local); });
      heap = number.get();
      other.join();
    }));
    const std::vector<const void*> now{heap, stack};
    if (first.empty()) first = now;
    EXPECT_EQ(now, first);
  }
}

}  // namespace
}  // namespace explore
