// every_order(): what GoogleTest and the grader's evidence are told.
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <mutex>
#include <string>
#include <thread>

#include "explore/explore.hpp"
#include "harness/evidence.hpp"

namespace {

void count_twice() {
  std::atomic<int> hits = 0;
  const auto hit = [&] { hits = hits + 1; };
  std::thread one(hit), two(hit);
  one.join(), two.join();
  EXPECT_EQ(hits, 2) << "two visitors, and not two hits";
}

void count_right() {
  std::atomic<int> hits = 0;
  std::thread one([&] { ++hits; }), two([&] { ++hits; });
  one.join(), two.join();
  EXPECT_EQ(hits, 2);
}

void check_on_a_thread() {
  std::thread checker([] { ASSERT_TRUE(false) << "checked on a thread"; });
  checker.join();
}

// Catches: a right answer that fails, or a wrong one that passes.
TEST(EveryOrder, PassesWhatIsRightInAllOrders) { explore::every_order(count_right); }

// Catches: a failed EXPECT that is lost, or reported once per schedule.
TEST(EveryOrder, AFailedCheckIsOneFailureWithATable) {
  testing::TestPartResultArray failures;
  {
    const testing::ScopedFakeTestPartResultReporter intercept(&failures);
    explore::every_order(count_twice);
    explore::every_order(check_on_a_thread);
  }
  ASSERT_EQ(failures.size(), 2);
  const std::string words = failures.GetTestPartResult(0).message();
  EXPECT_NE(words.find("| T1"), std::string::npos) << words;
  EXPECT_NE(words.find("INTERLEAVE_REPLAY="), std::string::npos) << words;
  EXPECT_NE(std::string(failures.GetTestPartResult(1).message()).find("checked on a thread"),
            std::string::npos)
      << failures.GetTestPartResult(1).message();
}

/// What is told on the private channel.
class Listener {
 public:
  Listener() {
    EXPECT_EQ(pipe(ends_.data()), 0);
    const std::string channel = std::to_string(ends_[1]) + ":nonce:Suite.Case";
    setenv("INTERLEAVE_EVIDENCE", channel.c_str(), 1);
    EXPECT_TRUE(harness::open_evidence());
  }
  ~Listener() { close(ends_[0]), close(ends_[1]); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  std::string heard() {
    std::array<char, 60'000> buffer{};
    const ssize_t bytes = read(ends_[0], buffer.data(), buffer.size());
    return {buffer.data(), static_cast<std::size_t>(bytes)};
  }

 private:
  std::array<int, 2> ends_{};
};

/// The one record in what was told.
explore::Result record_in(const std::string& told) {
  explore::Result result;
  const std::string verb = "explored\t";
  EXPECT_EQ(told.rfind(verb, 0), 0U) << told;
  EXPECT_EQ(told.find('\n'), told.size() - 1) << told;
  std::string json;
  for (std::size_t at = verb.size(); at + 1 < told.size(); ++at) {
    const bool escaped = told[at] == '\\' && told[at + 1] == '\\';
    json += told[at];
    at += escaped ? 1 : 0;
  }
  explore::from_json(json, result.coverage, result.interleaving);
  return result;
}

// Catches: a grader that is not told, or told twice, or cannot read what it is told.
TEST(EveryOrder, TheGraderIsToldOnce) {
  Listener listener;
  explore::every_order(count_right);
  const explore::Result right = record_in(listener.heard());
  EXPECT_TRUE(right.coverage.all_interleavings);
  EXPECT_FALSE(right.interleaving);

  testing::TestPartResultArray failures;
  {
    const testing::ScopedFakeTestPartResultReporter intercept(&failures);
    explore::every_order(count_twice);
  }
  const explore::Result wrong = record_in(listener.heard());
  ASSERT_TRUE(wrong.interleaving);

  setenv("INTERLEAVE_REPLAY", wrong.interleaving->token.c_str(), 1);
  {
    const testing::ScopedFakeTestPartResultReporter intercept(&failures);
    explore::every_order(count_twice);
  }
  unsetenv("INTERLEAVE_REPLAY");
  const explore::Result again = record_in(listener.heard());
  ASSERT_TRUE(again.interleaving);
  EXPECT_EQ(explore::table_of(*again.interleaving), explore::table_of(*wrong.interleaving));
  EXPECT_EQ(again.coverage.schedules, 1U);
}

}  // namespace
