#include "commands.hpp"

#include <stdexcept>

#include "day.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

Task<std::string> echo(std::string argument, CancelToken) { co_return argument; }

Task<std::string> wait(EventLoop& loop, Millis time, CancelToken token) {
  Task<void> sleep = runtime::sleep_for(loop, time, token);
  co_await sleep;
  co_return "";
}

template <class Error>
Task<std::string> fail_after(EventLoop& loop, Millis time, Error error) {
  runtime::SleepAwaiter sleep = runtime::sleep_for(loop, time);
  co_await sleep;
  throw error;
}

// Stops when it is told to, but needs 50 ms to tidy up; then ends as it likes.
Task<std::string> tidy_up(EventLoop& loop, CancelToken token, bool finish) {
  try {
    Task<void> sleep = runtime::sleep_for(loop, 10h, token);
    co_await sleep;
  } catch (const Cancelled&) {
  }
  runtime::SleepAwaiter tidying = runtime::sleep_for(loop, 50ms);
  co_await tidying;
  if (!finish) throw Cancelled();
  co_return "after all";
}

// A desk with a limit of 300 ms for each request.
class CommandsDay : public Day {
 public:
  Commands commands{loop, 300ms};
  const CancelSource over;

  CommandsDay() {
    commands.add("ECHO", echo);
    commands.add("WAIT", [this](std::string time, CancelToken token) {
      return wait(loop, Millis{std::stoi(time)}, std::move(token));
    });
  }
  void add(std::string word, std::function<Task<std::string>(CancelToken)> handler) {
    commands.add(std::move(word), [handler](std::string, CancelToken token) { return handler(token); });
  }
  std::string answer(std::string line) {
    return when_and_how(commands.answer(std::move(line), over.token()));
  }
};

// Catches: wrong handler. The first word is the command, the rest after one blank its argument.
TEST(Commands, TheFirstWordIsTheCommand) {
  CommandsDay desk;
  EXPECT_EQ(desk.answer("ECHO two  coffees "), "0ms OK two  coffees ");
  EXPECT_EQ(desk.answer("ECHO"), "0ms OK");
  EXPECT_EQ(desk.answer("ECHO "), "0ms OK");
  EXPECT_EQ(desk.answer("WAIT 20"), "20ms OK");
}

// Catches: bad command. Whatever comes in, one line goes out, and the next request is served.
TEST(Commands, AnUnknownCommandIsOneError) {
  CommandsDay desk;
  for (const char* line : {"", " ", "echo tea", "ECHOtea", "\x01\xff"}) {
    EXPECT_EQ(desk.answer(line), "0ms ERR unknown command") << "to \"" << line << "\"";
  }
  EXPECT_EQ(desk.answer("ECHO tea"), "0ms OK tea");
}

// Catches: error spreads. A handler throws, before its first wait or after, a Task or at the call itself.
TEST(Commands, AnErrorIsOneAnswer) {
  CommandsDay desk;
  desk.add("LATER", [&](CancelToken) { return fail_after(desk.loop, 10ms, std::runtime_error("no stock")); });
  desk.add("ODD", [&](CancelToken) { return fail_after(desk.loop, 0ms, 7); });
  desk.add("FULL", [&](CancelToken) { return fail_after(desk.loop, 0ms, Busy()); });
  EXPECT_EQ(desk.answer("LATER"), "10ms ERR no stock");
  EXPECT_EQ(desk.answer("ODD"), "10ms ERR unknown error");
  EXPECT_EQ(desk.answer("FULL"), "10ms BUSY");
  EXPECT_EQ(desk.answer("WAIT for me"), "10ms ERR stoi") << "the handler threw before there was a Task";
  EXPECT_EQ(desk.answer("ECHO tea"), "10ms OK tea");
}

// Catches: answer in two lines. What is said to somebody who reads lines must not end one.
TEST(Commands, AnAnswerIsOneLine) {
  CommandsDay desk;
  desk.add("LONG",
           [&](CancelToken) { return fail_after(desk.loop, 0ms, std::runtime_error("no\nstock\r\n")); });
  EXPECT_EQ(desk.answer("LONG"), "0ms ERR no stock  ");
  EXPECT_EQ(desk.answer("ECHO a\nb"), "0ms OK a b");
}

// Catches: timer left behind. When the answer is there, nothing is left of its deadline.
TEST(Commands, NothingIsLeftOfARequest) {
  CommandsDay desk;
  EXPECT_EQ(desk.answer("ECHO tea"), "0ms OK tea");
  EXPECT_EQ(desk.clock.now(), 0ms) << "something was still to come when the answer was there";
  EXPECT_EQ(desk.over.token().callbacks(), 0u) << "callbacks left with the token";
}

// Catches: no timeout. A request that takes too long is told to stop, and answered in time.
TEST(Commands, TooLateIsATimeout) {
  CommandsDay desk;
  EXPECT_EQ(desk.answer("WAIT 299"), "299ms OK");
  EXPECT_EQ(desk.answer("WAIT 3000"), "599ms TIMEOUT") << "from 299 ms on, with a limit of 300 ms";
  EXPECT_EQ(desk.answer("ECHO tea"), "599ms OK tea");
}

// Catches: one limit for all. Each request has a limit of its own, from its own beginning.
TEST(Commands, EachRequestHasItsOwnLimit) {
  CommandsDay desk;
  std::string ends;
  const auto ask = [&](std::string line) {
    static const auto note = [](CommandsDay& of, std::string asked, std::string& into) -> Task<void> {
      Task<std::string> answering = of.commands.answer(asked, of.over.token());
      const std::string answer = co_await answering;
      into += asked + " " + answer + "@" + std::to_string(of.clock.now().count()) + "; ";
    };
    return note(desk, std::move(line), ends);
  };
  Task<void> first = ask("WAIT 1000"), second = ask("WAIT 250");
  first.start();
  desk.at(200ms, [&] { second.start(); });
  EXPECT_TRUE(desk.to_its_end());
  EXPECT_EQ(ends, "WAIT 1000 TIMEOUT@300; WAIT 250 OK@450; ");
}

// Catches: nobody waits for the end. A handler that is stopped may tidy up first; what it then says counts.
TEST(Commands, ATimeoutWaitsForTheHandlersEnd) {
  CommandsDay desk;
  desk.add("STOPS", [&](CancelToken token) { return tidy_up(desk.loop, token, false); });
  EXPECT_EQ(desk.answer("STOPS"), "350ms TIMEOUT");
  desk.add("ENDS", [&](CancelToken token) { return tidy_up(desk.loop, token, true); });
  EXPECT_EQ(desk.answer("ENDS"), "700ms OK after all");
}

// Catches: deaf to closing time. The token that says "over" stops the handler, and that is not a timeout.
TEST(Commands, WhenItIsOverItIsClosing) {
  CommandsDay desk;
  desk.at(100ms, [&] { desk.over.cancel(); });
  EXPECT_EQ(desk.answer("WAIT 200"), "100ms CLOSING");
  EXPECT_EQ(desk.answer("WAIT 200"), "100ms CLOSING") << "it was over before";
}

}  // namespace
}  // namespace lab
