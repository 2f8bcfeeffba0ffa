// Names for objects, the same everywhere and never the same for two.
#include <gtest/gtest.h>

#include "explore/report/words.hpp"
#include "report_script.hpp"

namespace explore {
namespace {

bool is_told(const Interleaving& interleaving, const std::string& words) {
  return page_of(interleaving).find(words) != std::string::npos;
}

TEST(ObjectNames, GivenNamesComeFirst) {
  Script script = opposite_transfers();
  script.given = {{0x1000, "the left one"}};
  script.globals = {{0x1000, {"somewhere", 40, 0}}};
  EXPECT_TRUE(is_told(script.told(), "locks the left one"));
}

TEST(ObjectNames, VariablesWithStaticStorageAreKnown) {
  Script script = opposite_transfers();
  script.globals = {{0x1000, {"till", 40, 0}}, {0x2000, {"forks", 200, 80}}};
  EXPECT_TRUE(is_told(script.told(), "T1 holds till and waits for forks[2]"));
}

// Catches: naming a mutex after the object that holds it somewhere.
TEST(ObjectNames, AVariableThatOnlyHoldsTheMutexIsNotItsName) {
  Script script = opposite_transfers();
  script.globals = {{0x1000, {"bank", 96, 0}}, {0x2000, {"bank", 96, 48}}};
  EXPECT_FALSE(is_told(script.told(), "locks bank"));
  EXPECT_TRUE(is_told(script.told(), "locks account 1"));
}

TEST(ObjectNames, OneAccountKeepsTheNameOfTheLine) {
  Script script = opposite_transfers();
  script.trace.events.resize(4);  // Only the left account is ever locked.
  script.trace.unfinished.resize(2);
  script.trace.unfinished[1].waits.object = 0x1000;
  EXPECT_TRUE(is_told(script.told(), "from.mutex"));
  EXPECT_FALSE(is_told(script.told(), "account 1"));
}

// Catches: one name for two objects, or two for one.
TEST(ObjectNames, SentenceTableAndEndingsAgree) {
  const Interleaving told = opposite_transfers().told();
  EXPECT_NE(told.sentence.find("T1 holds account 1 and waits for account 2"), std::string::npos);
  EXPECT_EQ(told.endings.front(), "T1 waits for account 2, held by T2");
  ASSERT_EQ(told.rows.size(), 4u);
  EXPECT_EQ(told.rows[0].action, "locks account 1");
  EXPECT_EQ(told.rows[2].action, "waits for account 1, held by T1");
  EXPECT_EQ(told.rows[2].held, std::vector<std::string>{"account 2"});
}

TEST(ObjectNames, TypesInWords) {
  EXPECT_EQ(type_in_words("Account"), "account");
  EXPECT_EQ(type_in_words("CashDesk"), "cash desk");
  EXPECT_EQ(type_in_words("ring_buffer"), "ring buffer");
}

TEST(Functions, NamesAreShortened) {
  EXPECT_EQ(short_function("lab::(anonymous namespace)::Bank::transfer(unsigned long, long)"),
            "Bank::transfer");
  EXPECT_EQ(short_function("void corpus::run<(corpus::Form)0>(int)"), "corpus::run");
  EXPECT_EQ(short_function("bool std::operator==<int>(int)"), "std::operator==");
  EXPECT_EQ(short_function("Bank_Moves_Test::TestBody()"), "the test");
  EXPECT_EQ(short_function("Bank_Moves_Test::TestBody()::{lambda()#1}::operator()() const"),
            "a lambda in the test");
  EXPECT_EQ(short_function("gate_opens()::$_0::operator()() const"), "a lambda in gate_opens");
  EXPECT_EQ(short_function("std::thread::_State_impl<std::tuple<f()::{lambda()#1}> >::_M_run()"), "a lambda");
  EXPECT_EQ(short_function("main"), "main");
}

TEST(Functions, OriginTellsTheAuthorsCode) {
  EXPECT_EQ(origin_of({"f()", "/home/me/kit/labs/03-locks/bank.cpp", 3}), Origin::author);
  EXPECT_EQ(origin_of({"f()", "/usr/bin/../lib/gcc/x86_64-linux-gnu/12/../../../../include/c++/12/mutex", 3}),
            Origin::library);
  EXPECT_EQ(origin_of({"pthread_mutex_lock", "/kit/grader/explore/interpose/pthread_mutex.cpp", 3}),
            Origin::explorer);
  EXPECT_EQ(origin_of({"explore::execute()", "", 0}), Origin::explorer);
  EXPECT_EQ(origin_of({"testing::Test::Run()", "", 0}), Origin::library);
}

TEST(Words, ValuesAndTimes) {
  EXPECT_EQ(value_in_words(5), "5");
  EXPECT_EQ(value_in_words(0xFFFFFFFF), "-1");
  EXPECT_EQ(value_in_words(~0ull), "-1");
  EXPECT_EQ(value_in_words(0x3000007fee10), "a pointer");
  EXPECT_EQ(time_in_words(2'000'003'000), "2 s");
  EXPECT_EQ(time_in_words(1'500'000'000), "1.5 s");
  EXPECT_EQ(time_in_words(150'002'000), "150 ms");
  EXPECT_EQ(time_in_words(7'000), "0 ms");
}

}  // namespace
}  // namespace explore
