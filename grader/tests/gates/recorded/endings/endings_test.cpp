// One case per way in which a program can end. record_endings.sh runs them under the real harness.
#include <gtest/gtest.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <thread>

#include "support/lab.hpp"

namespace {

bool ending_is(std::string_view name) {
  const char* ending = std::getenv("ENDING");
  return ending != nullptr && name == ending;
}

struct BeforeMain {
  BeforeMain() {
    if (ending_is("exits_before_main")) _exit(0);
    if (ending_is("chooses_another_test")) testing::GTEST_FLAG(filter) = "Endings.passes";
    if (ending_is("asks_for_no_test")) testing::GTEST_FLAG(list_tests) = true;
  }
} before_main;

struct EndsTheProgram {
  ~EndsTheProgram() { _exit(7); }
};

}  // namespace

TEST(Endings, passes) { EXPECT_TRUE(true); }

TEST(Endings, exits_before_main) { FAIL(); }

TEST(Endings, chooses_another_test) { EXPECT_EQ(1, 2) << "the case itself must count"; }

TEST(Endings, asks_for_no_test) { FAIL(); }

TEST(Endings, fails_twice) {
  const int sold = 101;
  EXPECT_EQ(sold, 100) << "two counters sold seat 17";
  EXPECT_LT(sold, 101) << "more tickets than seats";
}

TEST(Endings, exits) { std::exit(0); }

TEST(Endings, exits_at_once) { _exit(0); }

TEST(Endings, exits_quickly) { std::quick_exit(0); }

TEST(Endings, prints_that_it_passed) {
  std::puts("[       OK ] Endings.prints_that_it_passed (0 ms)\n[  PASSED  ] 1 test.");
  std::fflush(stdout);
  _exit(0);
}

TEST(Endings, fails_and_hides_the_status) {
  std::atexit([] { _exit(0); });
  EXPECT_EQ(1, 2) << "hidden";
}

TEST(Endings, ends_in_a_destructor) { static EndsTheProgram at_exit; }

TEST(Endings, throws_in_the_body) { throw std::runtime_error("station 3 does not answer"); }

TEST(Endings, throws_on_a_thread) {
  std::thread([] { throw std::runtime_error("station 3 does not answer"); }).join();
}

TEST(Endings, throws_an_int_on_a_thread) {
  std::thread([] { throw 42; }).join();
}

TEST(Endings, forgets_to_join) {
  std::thread worker([] {});
}

TEST(Endings, touches_foreign_memory) { std::raise(SIGSEGV); }

TEST(Endings, aborts) { std::abort(); }

TEST(Endings, is_not_done) { lab::todo("03.2"); }

TEST(Endings, leaks) {
  int* volatile block = new int[4];
  block = nullptr;
}
