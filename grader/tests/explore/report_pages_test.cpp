// Whole pages as learners see them, for traces made by hand.
#include <gtest/gtest.h>

#include "report_script.hpp"

namespace explore {
namespace {

TEST(Page, OppositeTransfers) { expect_golden("opposite_transfers", page_of(opposite_transfers().told())); }

TEST(Page, GateOpenedTooEarly) {
  expect_golden("gate_opened_too_early", page_of(gate_opened_too_early().told()));
}

TEST(Page, LastSeatSoldTwice) {
  expect_golden("last_seat_sold_twice", page_of(last_seat_sold_twice().told()));
}

TEST(Page, NarrowTerminal) {
  expect_golden("opposite_transfers_narrow", page_of(opposite_transfers().told(), 72));
}

// Catches: a report that needs the symboliser, or prints addresses without one.
TEST(Page, WithoutSymboliser) {
  Script script = opposite_transfers();
  script.has_symboliser = false;
  expect_golden("opposite_transfers_without_symboliser", page_of(script.told()));
}

}  // namespace
}  // namespace explore
