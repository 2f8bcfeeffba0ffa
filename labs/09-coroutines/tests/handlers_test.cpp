#include "handlers.hpp"

#include <gtest/gtest.h>

#include "desk.hpp"
#include "ten_handlers.hpp"

namespace lab {
namespace {

using runtime::VirtualClock;

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
  return all;
}

// Catches: blocking the loop. A handler calls a function that waits, and everybody else waits with it.
TEST(Handlers, CallNothingThatWaitsWithTheThread) {
  for (const Handler& handler : ten_handlers) {
    VirtualClock clock;
    EventLoop loop(clock);
    loop.run(answer_of(loop, handler, Millis(50)));
    const std::string waited = joined(desk::calls_that_waited());
    EXPECT_TRUE(waited.empty())
        << handler.name << "() called " << waited
        << " in a step of the loop: the thread waits there (desk.hpp), and with it all others";
  }
}

// Catches: wrong answer. Whatever is done about the waiting, each caller hears what it heard before.
TEST(Handlers, GiveTheSameAnswersAsBefore) {
  for (const Handler& handler : ten_handlers) {
    VirtualClock clock;
    EventLoop loop(clock);
    EXPECT_EQ(loop.run(answer_of(loop, handler, Millis(50))), handler.answer)
        << "what " << handler.name << "() answered";
  }
}

}  // namespace
}  // namespace lab
