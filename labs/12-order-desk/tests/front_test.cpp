#include <stdexcept>

#include "front_desk.hpp"

namespace lab {
namespace {

// Catches: a read is no line. A line comes in pieces, with the beginning of the next behind its end.
TEST(Front, ALineMayComeInPieces) {
  FrontDesk desk(echo);
  Customer customer = desk.customer();
  customer.say("two co");
  desk.a_moment();
  customer.say("ffees\none te");
  EXPECT_EQ(customer.hear(desk), "OK two coffees\n");
  customer.say("a\n\n");
  EXPECT_EQ(customer.hear(desk, 2), "OK one tea\nOK \n") << "an empty line is a line";
}

// Catches: answers out of order. Three lines at once are asked for one by one.
TEST(Front, LinesAreAnsweredInTheirOrder) {
  FrontDesk desk;
  Customer customer = desk.customer();
  customer.say("one\ntwo\nthree\n");
  ASSERT_TRUE(desk.asked_for(1)) << "nobody asked for the first of three lines";
  desk.a_moment();
  EXPECT_EQ(desk.asked.size(), 1u) << "requests in work; the first is not answered yet";
  desk.release();
  EXPECT_EQ(customer.hear(desk, 3), "OK one\nOK two\nOK three\n");
}

// Catches: one for all. Somebody's request takes long, somebody says half a line; others are served
// meanwhile.
TEST(Front, NobodyWaitsForSomebodyElse) {
  FrontDesk* at = nullptr;
  FrontDesk desk([&](std::string line, CancelToken over) -> Task<std::string> {
    static const auto slow = [](EventLoop& loop, CancelToken token) -> Task<std::string> {
      Task<void> wait = runtime::sleep_for(loop, std::chrono::hours(1), token);
      co_await wait;
      co_return "OK";
    };
    return line == "slow" ? slow(at->loop, over) : echo(line, over);
  });
  at = &desk;
  Customer slow = desk.customer(), undecided = desk.customer(), quick = desk.customer();
  slow.say("slow\n");
  undecided.say("I would lik");
  desk.a_moment();
  quick.say("espresso\n");
  EXPECT_EQ(quick.hear(desk), "OK espresso\n")
      << "one request waits, one customer thinks; this is a third one";
  desk.closing.cancel();
  desk.over.cancel();
  EXPECT_TRUE(desk.is_closed());
}

// Catches: others starve. Two thousand lines at once, each answered in no time, are not one step of the loop.
TEST(Front, AThousandLinesAtOnceHoldUpNobody) {
  std::size_t asked = 0;
  FrontDesk desk([&](std::string line, CancelToken over) {
    ++asked;
    return echo(std::move(line), std::move(over));
  });
  std::string lines;
  for (int i = 0; i < 2000; ++i) lines += "x\n";
  Customer much = desk.customer();
  much.say(lines);
  EXPECT_TRUE(desk.until([&] { return asked > 0; }));
  EXPECT_LE(asked, 20u) << "requests of one customer before anybody else had a turn";
  much.hear(desk, 2000);
  EXPECT_EQ(asked, 2000u);
}

// Catches: connection limit of one. A hundred customers wait for their answer at the same time.
TEST(Front, AHundredAreInWorkAtOnce) {
  FrontDesk desk;
  std::vector<Customer> customers;
  for (int i = 0; i < 100; ++i) {
    customers.push_back(desk.customer());
    customers.back().say(std::to_string(i) + "\n");
  }
  ASSERT_TRUE(desk.asked_for(100)) << desk.asked.size() << " of 100 customers were asked what they want";
  desk.release();
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(customers[static_cast<std::size_t>(i)].hear(desk), "OK " + std::to_string(i) + "\n");
  }
}

// Catches: unlimited line. A line that is too long is not kept, and costs an ERR, not the connection.
TEST(Front, ALongLineIsAnError) {
  FrontDesk desk(echo);
  Customer customer = desk.customer();
  customer.say(std::string(FrontDesk::longest, 'a') + "\n");
  EXPECT_EQ(customer.hear(desk).size(), FrontDesk::longest + 4)
      << "a line of exactly the greatest length is fine";
  customer.say(std::string(FrontDesk::longest + 1, 'b') + "\nmilk\n");
  EXPECT_EQ(customer.hear(desk, 2), "ERR line too long\nOK milk\n");
  customer.say(std::string(10'000, 'c'));
  desk.a_moment();
  customer.say("c\nmilk\n");
  EXPECT_EQ(customer.hear(desk, 2), "ERR line too long\nOK milk\n") << "the line came in two pieces";
}

// Catches: error spreads. Customers vanish: before they said a word, after half a line, while we work for
// them.
TEST(Front, CustomersMayVanish) {
  FrontDesk desk;
  Customer silent = desk.customer(), halfway = desk.customer(), waiting = desk.customer(),
           stays = desk.customer();
  halfway.say("half a li");
  waiting.say("one\ntwo\n");
  stays.say("tea\n");
  ASSERT_TRUE(desk.asked_for(2));
  silent.vanish(), halfway.vanish(), waiting.vanish();
  desk.a_moment();
  desk.release();
  EXPECT_EQ(stays.hear(desk), "OK tea\n") << "three others had vanished";
  EXPECT_TRUE(desk.is_open()) << "serve() ended though only customers have";
  EXPECT_EQ(desk.customer().hear(desk, 0), "") << "somebody new comes in";
}

// Catches: error spreads. answer() throws: for one customer, for one request.
TEST(Front, AnErrorIsOneAnswer) {
  FrontDesk desk([](std::string line, CancelToken over) -> Task<std::string> {
    if (line == "at once") throw std::runtime_error("no such thing");
    static const auto later = [](std::string what) -> Task<std::string> {
      if (what == "later") throw 7;
      co_return "OK " + what;
    };
    (void)over;
    return later(line);
  });
  Customer unlucky = desk.customer(), other = desk.customer();
  unlucky.say("at once\nlater\ntea\n");
  EXPECT_EQ(unlucky.hear(desk, 3), "ERR internal error\nERR internal error\nOK tea\n");
  other.say("milk\n");
  EXPECT_EQ(other.hear(desk), "OK milk\n");
}

// Catches: half a line. What has no newline when the customer ends is no request.
TEST(Front, HalfALineIsNoRequest) {
  FrontDesk desk;
  Customer customer = desk.customer(), next = desk.customer();
  customer.say("half a li");
  customer.has_no_more_to_say();
  desk.a_moment();
  next.say("tea\n");
  ASSERT_TRUE(desk.asked_for(1));
  EXPECT_EQ(desk.asked.front(), "tea") << "half a line came first, and then the end";
  desk.release();
}

// Catches: descriptor left open. Whoever has said all hears their answers, and then the end of the
// connection.
TEST(Front, TheConnectionEndsWhenTheCustomerDoes) {
  FrontDesk desk(echo);
  Customer customer = desk.customer();
  customer.say("tea\n");
  customer.has_no_more_to_say();
  EXPECT_EQ(customer.hear(desk, 9), "OK tea\n<end>")
      << "nobody else came since. Who closes this socket, and when?";
}

// Catches: request dropped. After closing, what is in work is answered, and nothing new is begun.
TEST(Front, ClosingFinishesWhatIsInWork) {
  FrontDesk desk;
  Customer idle = desk.customer(), busy = desk.customer();
  busy.say("one\ntwo\n");
  ASSERT_TRUE(desk.asked_for(1));
  desk.closing.cancel();
  EXPECT_EQ(idle.hear(desk), "<end>") << "to somebody without a request in work";
  Customer late = desk.customer();
  late.say("tea\n");
  desk.a_moment();
  EXPECT_TRUE(desk.is_open()) << "serve() returned with a request in work";
  desk.release();
  EXPECT_EQ(busy.hear(desk, 9), "OK one\n<end>") << "\"one\" was in work, \"two\" was not";
  EXPECT_TRUE(desk.is_closed()) << "nobody is left";
  EXPECT_EQ(desk.asked.size(), 1u) << "requests begun";
}

// Catches: endless shutdown. Then the day is over, and nobody is waited for: no answer, and no slow reader.
TEST(Front, WhenItIsOverEverybodyGoes) {
  const std::string much(32u << 20, 'x');  // More than any socket takes in.
  bool asked_for_much = false;
  FrontDesk* at = nullptr;
  FrontDesk desk([&](std::string line, CancelToken over) -> Task<std::string> {
    static const auto stuck = [](EventLoop& loop, CancelToken token) -> Task<std::string> {
      Task<void> wait = runtime::sleep_for(loop, std::chrono::hours(1), token);
      co_await wait;
      co_return "OK";
    };
    if (line == "stuck") return stuck(at->loop, over);
    asked_for_much = true;
    return echo(much, over);
  });
  at = &desk;
  Customer stuck = desk.customer(), never_reads = desk.customer();
  stuck.say("stuck\n");
  never_reads.say("much\n");
  EXPECT_TRUE(desk.until([&] { return asked_for_much; }));
  desk.a_moment();
  desk.closing.cancel();
  desk.over.cancel();
  EXPECT_TRUE(desk.is_closed()) << "one request waits for an hour, one customer does not read; all is over";
}

}  // namespace
}  // namespace lab
