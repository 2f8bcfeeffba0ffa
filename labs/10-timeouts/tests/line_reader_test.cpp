#include <gtest/gtest.h>

#include <string>

#include "kitchen_line.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Catches: a read is no line. A line comes in three pieces, and is given when its newline is there.
TEST(Line, ComesInPieces) {
  KitchenLine kitchen;
  kitchen.says_at(100ms, "pizza");
  kitchen.says_at(200ms, " for ");
  kitchen.says_at(300ms, "number 7\n");
  EXPECT_EQ(kitchen.next(), "'pizza for number 7'");
  EXPECT_EQ(kitchen.clock.now(), 300ms);
}

// Catches: a read is no line. Three lines come at once, and are given one by one; an empty one is a line too.
TEST(Line, SeveralComeAtOnce) {
  KitchenLine kitchen;
  kitchen.says("pizza\n\npasta\nsal");
  EXPECT_EQ(kitchen.next(), "'pizza'");
  EXPECT_EQ(kitchen.next(), "''");
  EXPECT_EQ(kitchen.next(), "'pasta'");
  kitchen.says("ad\n");
  EXPECT_EQ(kitchen.next(), "'salad'");
  EXPECT_EQ(kitchen.clock.now(), 0ms) << "all of it was there: nobody had to wait";
}

// Catches: silent peer. The kitchen says nothing: after the limit we hear that, and nothing is left behind.
TEST(Line, ASilentPeerTimesOut) {
  KitchenLine kitchen;
  EXPECT_EQ(kitchen.next(1000ms), "timed out");
  EXPECT_EQ(kitchen.clock.now(), 1000ms);
  EXPECT_EQ(kitchen.loop.watches(), 0u) << "watches left after a timeout";
}

// Catches: lost bytes. Half a line, then silence; the other half comes after the timeout.
TEST(Line, ALateByteIsNotStolen) {
  KitchenLine kitchen;
  kitchen.says_at(500ms, "piz");
  EXPECT_EQ(kitchen.next(1000ms), "timed out");
  kitchen.says_at(200ms, "za\n");
  EXPECT_EQ(kitchen.next(1000ms), "'pizza'") << "'piz' came before the timeout, 'za' after it";
  EXPECT_EQ(kitchen.clock.now(), 1200ms);
}

// Catches: endless end. The kitchen hangs up: its last words, then the end, as often as one asks.
TEST(Line, TheEndIsTheEnd) {
  KitchenLine kitchen;
  kitchen.says("pizza\nburnt");
  kitchen.hang_up();
  EXPECT_EQ(kitchen.next(), "'pizza'");
  EXPECT_EQ(kitchen.next(), "'burnt'") << "its last words, without a newline";
  EXPECT_EQ(kitchen.next(), "end");
  EXPECT_EQ(kitchen.next(), "end");
  EXPECT_EQ(kitchen.clock.now(), 0ms) << "there was nothing to wait for";
}

// Catches: a read is no line. A line longer than any buffer.
TEST(Line, MayBeLong) {
  KitchenLine kitchen;
  const std::string whole(30'000, 'z');
  kitchen.says(whole);
  kitchen.says("\n");
  EXPECT_EQ(kitchen.next().size(), 30'002u) << "the line and two quotation marks";
}

}  // namespace
}  // namespace lab
