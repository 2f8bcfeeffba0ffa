#include "gates/touched_name.hpp"

#include <gtest/gtest.h>

namespace grader {
namespace {

/// The column of `|` in the line; the line without it.
std::string name_at(std::string line, bool write = true) {
  const std::size_t mark = line.find('|');
  line.erase(mark, 1);
  return touched_name(line, static_cast<int>(mark) + 1, write);
}

// The wrong one of a line's names is told to be shared.
TEST(TouchedName, IsTheOneAtTheCompilersColumn) {
  EXPECT_EQ(name_at("  next_ |= seat + 1;"), "next_");
  EXPECT_EQ(name_at("  return |next_;", false), "next_");
  EXPECT_EQ(name_at("  |++sold;"), "sold");
  EXPECT_EQ(name_at("  sold|++;"), "sold");
  EXPECT_EQ(name_at("  cells_[row * 3 + column[0]] |+= 1;"), "cells_");
  EXPECT_EQ(name_at("  office->next_ |= 3;"), "next_");
  EXPECT_EQ(name_at("  if (|office->next_ > 3)", false), "next_");
  EXPECT_EQ(name_at("  buyers_.|push_back(buyer);"), "buyers_");
  EXPECT_EQ(name_at("  |buyers_.push_back(buyer);"), "buyers_");
}

// A keyword or a free function is told to be shared memory.
TEST(TouchedName, IsEmptyWhenTheLineDoesNotSay) {
  EXPECT_EQ(name_at("  |return 3;", false), "");
  EXPECT_EQ(name_at("  |update(3);"), "");
  EXPECT_EQ(touched_name("", 7, true), "");
  EXPECT_EQ(touched_name("x", 70, false), "");
}

// Without columns (g++) no name is found, or a comparison is taken for a write.
TEST(TouchedName, FindsAWriteWithoutAColumn) {
  EXPECT_EQ(touched_name("  next_ = seat;", 0, true), "next_");
  EXPECT_EQ(touched_name("  if (a == b) total_ -= 3;", 0, true), "total_");
  EXPECT_EQ(touched_name("  return next_;", 0, false), "");
}

// Two lines that touch one variable under two names are told to touch the first.
TEST(TouchedName, IsCommonOnlyWhenBothLinesHaveIt) {
  EXPECT_EQ(common_name("next_ = 3;", "next_", "return next_;", ""), "next_");
  EXPECT_EQ(common_name("a = 3;", "a", "b = 4;", "b"), "");
  EXPECT_EQ(common_name("total_next = 3;", "total_next", "return next;", "next"), "");
}

}  // namespace
}  // namespace grader
