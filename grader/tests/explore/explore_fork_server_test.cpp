#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "explore/replay/fork_server.hpp"

namespace {

using explore::ForkServer;
using std::chrono::milliseconds;

std::string answer(const std::string& question) {
  if (question == "crash") std::abort();
  if (question == "leave") _exit(0);
  if (question == "hang") pause();
  if (question == "print") std::puts("not to be seen"), std::fflush(stdout);
  return question + question;
}

// Catches: replays that see what earlier ones left, or a replay that takes the search along when it dies.
TEST(ForkServer, AnswersAgainAfterAChildDied) {
  ForkServer server(answer);
  EXPECT_EQ(server.ask("a"), "aa");
  EXPECT_EQ(server.ask("crash"), std::nullopt);
  EXPECT_EQ(server.ask("leave"), std::nullopt);
  EXPECT_EQ(server.ask(""), "");
  EXPECT_EQ(server.ask(std::string(1'000'000, 'x')), std::string(2'000'000, 'x'));
}

// Catches: a replay that hangs, and the program with it.
TEST(ForkServer, AHangingChildIsGivenUp) {
  ForkServer server(answer, milliseconds(2000));  // On a busy machine, enough for the others.
  EXPECT_EQ(server.ask("hang"), std::nullopt);
  EXPECT_EQ(server.ask("a"), "aa");
}

// Catches: what the body prints, printed once more for every replay.
TEST(ForkServer, ChildrenAreSilent) {
  testing::internal::CaptureStdout();
  {
    ForkServer server(answer);
    EXPECT_EQ(server.ask("print"), "printprint");
  }
  EXPECT_EQ(testing::internal::GetCapturedStdout(), "");
}

int asked = 0;

// Catches: a child that begins where another left off, not where a new process would.
TEST(ForkServer, EveryChildBeginsAnew) {
  ForkServer server([](const std::string&) { return std::to_string(++asked); });
  asked = 7;
  EXPECT_EQ(server.ask(""), "1");
  EXPECT_EQ(server.ask(""), "1");
}

}  // namespace
