#include "front_desk.hpp"
#include "harness/counters.hpp"

namespace lab {
namespace {

// Catches: excess threads. A hundred customers, one thread.
TEST(Front, AHundredCustomersNeedNoThread) {
  const harness::Counts counts = harness::count([] {
    FrontDesk desk;
    std::vector<Customer> customers;
    for (int i = 0; i < 100; ++i) customers.push_back(desk.customer());
    for (Customer& customer : customers) customer.say("tea\n");
    EXPECT_TRUE(desk.asked_for(100));
    desk.release();
    for (Customer& customer : customers) EXPECT_EQ(customer.hear(desk), "OK tea\n");
  });
  EXPECT_EQ(counts.threads_created, 0u);
}

// Catches: busy waiting. While nobody says anything, the loop sleeps.
TEST(Front, AnIdleDeskSleeps) {
  FrontDesk desk(echo);
  std::vector<Customer> customers;
  for (int i = 0; i < 20; ++i) customers.push_back(desk.customer());
  for (Customer& customer : customers) customer.say("half a li");
  desk.a_moment();
  const std::size_t before = desk.loop.stats().polls;
  desk.a_moment(Millis{100});
  EXPECT_LE(desk.loop.stats().polls - before, 10u)
      << "times the loop woke up in 100 ms in which nothing happened";
}

// Catches: unbounded buffer. A customer sends ten thousand requests, and never reads an answer.
TEST(Front, WhoDoesNotReadCostsLittle) {
  std::string lines;
  for (int i = 0; i < 10'000; ++i) lines += "more\n";
  std::size_t asked = 0;
  const harness::Counts counts = harness::count([&] {
    FrontDesk desk([&](std::string, CancelToken over) {
      ++asked;
      return echo(std::string(4000, 'x'), std::move(over));
    });
    Customer customer = desk.customer();
    std::string_view rest = lines;
    const auto progress = [&] { return asked + lines.size() - rest.size(); };
    for (std::size_t before = 1; before != progress();) {
      before = progress();
      rest.remove_prefix(customer.push(rest));
      desk.a_moment(Millis{50});
    }
    desk.closing.cancel();
    desk.over.cancel();
    EXPECT_TRUE(desk.is_closed());
  });
  EXPECT_LE(counts.bytes_peak, 128u << 10)
      << "a customer sent ten thousand requests and read nothing; " << asked << " were answered, and "
      << (counts.bytes_peak >> 10)
      << " KiB were in memory at once. What should the desk do with somebody who does not read?";
}

// Catches: unbounded buffer. A line without an end.
TEST(Front, ALineWithoutEndCostsLittle) {
  const harness::Counts counts = harness::count([] {
    FrontDesk desk(echo);
    Customer customer = desk.customer();
    const std::string part(50'000, 'x');
    for (std::size_t total = 0; total < 4'000'000;) {
      total += customer.push(part);
      desk.a_moment(Millis{1});
    }
  });
  EXPECT_LE(counts.bytes_peak, 256u << 10) << "a line of 4 MB, with " << FrontDesk::longest
                                           << " allowed, took " << (counts.bytes_peak >> 10) << " KiB";
}

}  // namespace
}  // namespace lab
