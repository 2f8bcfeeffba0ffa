#include <gtest/gtest.h>

#include <random>
#include <sstream>

#include "explore/report/interleaving.hpp"
#include "explore/report/plain_text.hpp"

namespace explore {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

Interleaving some_interleaving(unsigned seed) {
  std::mt19937 random(seed);
  const std::vector<std::string> actions = {"locks account 1", "waits for not_empty_, gives mutex_ back",
                                            "notify_one on not_empty_ wakes nobody", "reads größe = 5",
                                            "a_name_of_an_object_that_is_longer_than_any_column_may_be"};
  Interleaving made;
  made.flaw = "deadlock";
  const std::size_t threads = 1 + random() % 7;
  for (std::size_t i = 0; i < threads; ++i) made.threads.push_back(i == 0 ? "main" : "T" + std::to_string(i));
  for (std::size_t i = 0; i < 1 + random() % 12; ++i) {
    Row row{.thread = static_cast<int>(random() % threads), .action = actions[random() % actions.size()]};
    row.place = {.file = "/kit/labs/03-locks/bank.cpp", .line = 21, .text = std::string(random() % 90, 'x')};
    if (random() % 4 == 0) row.switched = "T1 is preempted";
    if (random() % 3 == 0) row.held = {"mutex_"};
    if (random() % 3 == 0) row.time = "150 ms";
    made.rows.push_back(std::move(row));
  }
  made.endings = {"T1 waits for ever on not_empty_ " + std::string(random() % 200, 'y')};
  return made;
}

// Catches: a table that breaks over the terminal's edge.
TEST(Table, FitsTheWidth) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    for (const int width : {60, 80, 100, 120, 200}) {
      for (const std::string& line : lines_of(table_of(some_interleaving(seed), width)))
        EXPECT_LE(columns(line), static_cast<std::size_t>(width)) << "seed " << seed << ": " << line;
    }
  }
}

// Catches: a step or a word of a step that the layout swallowed.
TEST(Table, EveryActionIsThereInFull) {
  for (unsigned seed = 0; seed < 100; ++seed) {
    const Interleaving made = some_interleaving(seed);
    const std::string table = table_of(made, 100);
    for (const Row& row : made.rows) {
      std::istringstream words(row.action);
      for (std::string word; words >> word;) {
        const bool broken = word.size() > 30;  // Longer than a column may be.
        EXPECT_TRUE(broken || table.find(word) != std::string::npos) << word;
      }
    }
  }
}

TEST(Table, ThreadsThatDoNothingHaveNoColumn) {
  Interleaving made;
  made.threads = {"main", "T1", "T2"};
  made.rows.push_back({.thread = 2, .action = "locks mutex_", .place = {"a.cpp", 3, "lock();", "f"}});
  EXPECT_EQ(table_of(made),
            "| T2           | source\n"
            "| locks mutex_ | a.cpp:3  lock();\n");
}

// Catches: escape sequences of a learner's program that reach the terminal.
TEST(Table, PrintsNothingThatSteersATerminal) {
  Interleaving made;
  made.threads = {"T1\x1B[31m"};
  made.rows.push_back({.thread = 0,
                       .action = "locks \x07\x9B",
                       .place = {"a.cpp", 3, "\x1B]0;title\r\n\tx \xE2\x80\xAE", "f"}});
  made.endings = {"\x1B[2J"};
  for (const char c : table_of(made)) {
    const auto byte = static_cast<unsigned char>(c);
    EXPECT_TRUE(byte == '\n' || byte >= 0x20) << int{byte};
    EXPECT_NE(byte, 0x7F);
  }
  EXPECT_EQ(table_of(made).find("\xE2\x80\xAE"), std::string::npos);
}

TEST(Table, LocksHeldAreShownWhereThereIsRoom) {
  Interleaving made;
  made.threads = {"T1"};
  made.rows.push_back(
      {.thread = 0, .action = "locks b", .place = {"a.cpp", 3, "lock();", "f"}, .held = {"a", "b"}});
  EXPECT_NE(table_of(made, 120).find("| holds   |"), std::string::npos);
  EXPECT_NE(table_of(made, 120).find("| a and b |"), std::string::npos);
  made.rows[0].place.text = "const std::lock_guard inner(second);";
  EXPECT_EQ(table_of(made, 60).find("holds"), std::string::npos);
}

TEST(Table, ReasonsForASwitchStandInTheColumnThatLostTheTurn) {
  Interleaving made;
  made.threads = {"T1", "T2"};
  made.rows.push_back({.thread = 0, .action = "locks a"});
  made.rows.push_back({.thread = 1, .action = "locks b", .place = {}, .switched = "T1 is preempted"});
  made.rows.push_back({.thread = 0, .action = "locks c", .place = {}, .switched = "T2 waits"});
  EXPECT_EQ(table_of(made),
            "| T1                   | T2      | source\n"
            "| locks a              |         |\n"
            "| -- switch: preempted |         |\n"
            "|                      | locks b |\n"
            "| locks c              |         |\n");
}

}  // namespace
}  // namespace explore
