#include "plugins.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <vector>

#include "hall.hpp"

namespace lab {
namespace {

// What a plugin does is in the question.
std::string risky(std::string question) {
  if (question == "throw") throw std::runtime_error("no such thing");
  if (question == "crash") {
    ::signal(SIGSEGV, SIG_DFL);
    ::raise(SIGSEGV);
  }
  if (question == "exit") ::_exit(3);
  while (question == "for ever") ::pause();
  return "<" + question + ">";
}

std::string ask(Hall& hall, Plugins& plugins, std::string question) {
  Task<std::string> task = plugins.ask(hall.loop, std::move(question), {});
  task.start();
  return hall.end_of(task);
}

// Catches: wrong answer. The plugin answers, and its errors are answers too.
TEST(Plugins, AnswerQuestions) {
  Plugins plugins(1, risky);
  Hall hall;
  EXPECT_EQ(ask(hall, plugins, "7"), "<7>");
  EXPECT_EQ(ask(hall, plugins, "throw"), "failed: no such thing");
  EXPECT_EQ(ask(hall, plugins, std::string(4000, 'x')), "<" + std::string(4000, 'x') + ">");
  EXPECT_EQ(plugins.alive(), 1u);
}

// Catches: crash spreads. A plugin that crashes is one error; the others answer on.
TEST(Plugins, ACrashIsOneError) {
  Plugins plugins(3, risky);
  Hall hall;
  EXPECT_EQ(ask(hall, plugins, "crash"), "failed: crashed (SIGSEGV)");
  EXPECT_EQ(ask(hall, plugins, "exit"), "failed: ended (3)");
  EXPECT_EQ(plugins.alive(), 1u) << "of three, one crashed and one ended";
  EXPECT_EQ(ask(hall, plugins, "7"), "<7>");
  EXPECT_EQ(ask(hall, plugins, "crash"), "failed: crashed (SIGSEGV)");
  EXPECT_EQ(ask(hall, plugins, "7"), "failed: no plugin left");
  EXPECT_EQ(plugins.alive(), 0u);
}

// Catches: one at a time. Two questions are with two children; a third hears Busy.
TEST(Plugins, EachChildAnswersOneAtATime) {
  Plugins plugins(2, risky);
  Hall hall;
  const CancelSource scope;
  Task<std::string> one = plugins.ask(hall.loop, "for ever", scope.token());
  one.start();
  EXPECT_EQ(ask(hall, plugins, "7"), "<7>") << "one of two children is at work";
  Task<std::string> two = plugins.ask(hall.loop, "for ever", scope.token());
  two.start();
  EXPECT_EQ(ask(hall, plugins, "8"), "busy");
  scope.cancel();
  EXPECT_EQ(hall.end_of(one) + " " + hall.end_of(two), "cancelled cancelled");
}

// Catches: endless plugin. Whoever is out of time is killed, and waited for.
TEST(Plugins, ACancelledQuestionCostsItsChild) {
  Plugins plugins(2, risky);
  Hall hall;
  const CancelSource scope;
  Task<std::string> endless = plugins.ask(hall.loop, "for ever", scope.token());
  endless.start();
  scope.cancel();
  EXPECT_EQ(hall.end_of(endless), "cancelled");
  EXPECT_EQ(plugins.alive(), 1u) << "of two, one was in an endless loop";
  Task<std::string> dropped = plugins.ask(hall.loop, "for ever", {});
  dropped.start();
  dropped = {};
  EXPECT_EQ(plugins.alive(), 0u) << "the other one's question was destroyed";
}

// Catches: child left behind. When the plugins are gone, so are their processes, also those that never end.
TEST(Plugins, LeaveNobodyBehind) {
  Hall hall;
  {
    Plugins plugins(2, risky);
    EXPECT_EQ(ask(hall, plugins, "7"), "<7>");
  }
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1) << "a child is left, or was never waited for";
}

}  // namespace
}  // namespace lab
