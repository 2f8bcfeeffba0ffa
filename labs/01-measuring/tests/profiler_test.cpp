#include "profiler.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "bottleneck_profile.hpp"
#include "in_words.hpp"

using namespace std::chrono_literals;

namespace {

using lab::Profiler;

/// A profiler whose clock is moved by hand: every time in these tests is exact.
struct Shop {
  std::chrono::nanoseconds now{1h};
  Profiler profiler{[this] { return now; }};

  void enter(std::string_view name) { profiler.enter(name); }
  void work(std::chrono::nanoseconds time) { now += time; }
  void leave() { profiler.leave(); }

  Profiler::Row row(std::string_view name) const {
    Profiler::Row found;
    int rows = 0;
    for (const Profiler::Row& row : profiler.rows()) {
      if (row.name != name) continue;
      found = row;
      ++rows;
    }
    EXPECT_EQ(rows, 1) << "rows() has " << rows << " rows for \"" << name << "\"";
    return found;
  }
};

void expect_row(const Shop& shop, std::string_view name, std::size_t calls, std::chrono::nanoseconds total,
                std::chrono::nanoseconds self) {
  const Profiler::Row row = shop.row(name);
  EXPECT_EQ(row.calls, calls) << "\"" << name << "\" was entered " << calls << " times";
  EXPECT_EQ(row.total, total) << "total of \"" << name << "\" is " << in_ms(row.total) << ", expected "
                              << in_ms(total);
  EXPECT_EQ(row.self, self) << "self of \"" << name << "\" is " << in_ms(row.self) << ", expected "
                            << in_ms(self);
}

}  // namespace

// Catches: unbalanced leave. Leaving a part that nobody entered is the caller's mistake, and he must hear of
// it.
TEST(Profiler, LeaveWithoutEnterThrows) {
  Shop shop;
  EXPECT_THROW(shop.leave(), std::logic_error) << "leave() on a new profiler";
  shop.enter("repair");
  shop.leave();
  EXPECT_THROW(shop.leave(), std::logic_error) << "enter(), leave(), leave()";
}

// Catches: last call only. A part that is entered three times has three calls and all their time.
TEST(Profiler, AddsUpCalls) {
  Shop shop;
  for (const auto time : {1ms, 2ms, 3ms}) {
    shop.enter("repair");
    shop.work(time);
    shop.leave();
    shop.work(10ms);
  }
  expect_row(shop, "repair", 3, 6ms, 6ms);
}

// Catches: children counted in. The time in an inner part is the inner part's own, not the outer part's.
TEST(Profiler, SelfExcludesChildren) {
  Shop shop;
  shop.enter("repair");
  shop.work(3ms);
  shop.enter("fetch tube");
  shop.work(5ms);
  shop.leave();
  shop.work(1ms);
  shop.enter("pump up");
  shop.work(7ms);
  shop.leave();
  shop.leave();
  expect_row(shop, "repair", 1, 16ms, 4ms);
  expect_row(shop, "fetch tube", 1, 5ms, 5ms);
  expect_row(shop, "pump up", 1, 7ms, 7ms);
}

// Catches: grandchildren counted twice. An inner part's total already holds what is inside of it.
TEST(Profiler, GrandchildrenAreTakenOffOnce) {
  Shop shop;
  shop.enter("day");
  shop.work(1ms);
  shop.enter("repair");
  shop.work(10ms);
  shop.enter("fetch tube");
  shop.work(100ms);
  shop.leave();
  shop.leave();
  shop.leave();
  expect_row(shop, "day", 1, 111ms, 1ms);
  expect_row(shop, "repair", 1, 110ms, 10ms);
  expect_row(shop, "fetch tube", 1, 100ms, 100ms);
}

// Catches: recursion counted twice. While a part calls itself, its total grows once; its self time is all
// there is.
TEST(Profiler, RecursionCountsOnce) {
  Shop shop;
  shop.enter("unpack");
  shop.work(1ms);
  shop.enter("unpack");
  shop.work(2ms);
  shop.enter("unpack");
  shop.work(4ms);
  shop.leave();
  shop.leave();
  shop.work(8ms);
  shop.leave();
  expect_row(shop, "unpack", 3, 15ms, 15ms);
}

// Catches: recursion counted twice. A part may also come back to itself through another.
TEST(Profiler, RecursionThroughAnotherCountsOnce) {
  Shop shop;
  shop.enter("repair");
  shop.work(1ms);
  shop.enter("ask colleague");
  shop.work(2ms);
  shop.enter("repair");
  shop.work(4ms);
  shop.leave();
  shop.leave();
  shop.leave();
  shop.enter("repair");
  shop.work(8ms);
  shop.leave();
  expect_row(shop, "repair", 3, 15ms, 13ms);
  expect_row(shop, "ask colleague", 1, 6ms, 2ms);
}

// Catches: mixed up callers. The same part inside two others takes its time from each of them.
TEST(Profiler, APartMayHaveTwoCallers) {
  Shop shop;
  for (const char* const caller : {"repair", "sell"}) {
    shop.enter(caller);
    shop.work(1ms);
    shop.enter("write bill");
    shop.work(2ms);
    shop.leave();
    shop.leave();
  }
  expect_row(shop, "repair", 1, 3ms, 1ms);
  expect_row(shop, "sell", 1, 3ms, 1ms);
  expect_row(shop, "write bill", 2, 4ms, 4ms);
}

// Catches: borrowed name. A string_view does not keep its text alive; the caller's string is long gone.
TEST(Profiler, KeepsNamesOfItsOwn) {
  Shop shop;
  {
    std::string name = "a part with a name too long to be kept inside of a string";
    shop.enter(name);
    name.assign(name.size(), 'x');
  }
  shop.work(1ms);
  shop.leave();
  expect_row(shop, "a part with a name too long to be kept inside of a string", 1, 1ms, 1ms);
}

// Catches: guessed, not measured. The stage that looks worst need not be the one that costs most.
TEST(Bottleneck, IsTheStageWithTheLargestSelfTime) {
  const std::string rows = rows_of_the_shop();
  ASSERT_NE(lab::bottleneck(), "TODO")
      << "bottleneck() is still to be filled in. Your profiler says:" << rows;
  EXPECT_TRUE(lab::bottleneck() == costliest_stage())
      << "bottleneck() says \"" << lab::bottleneck()
      << "\", and another stage costs more. Your profiler says:" << rows;
}
