#include "front_desk.hpp"
#include "harness/counters.hpp"

namespace lab {
namespace {

// Pushes lines as long as any go out.
std::size_t push_all(FrontDesk& desk, Customer& customer, const std::string& lines) {
  std::size_t total = 0;
  for (int quiet = 0; quiet < 3 && total < (64u << 20);) {
    const std::size_t sent = customer.push(lines);
    total += sent;
    quiet = sent == 0 ? quiet + 1 : 0;
    desk.a_moment(Millis{5});
  }
  return total;
}

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

// Catches: unbounded buffer. A customer pushes requests, and never reads an answer.
TEST(Front, WhoDoesNotReadCostsLittle) {
  std::size_t pushed = 0;
  const harness::Counts counts = harness::count([&] {
    FrontDesk desk([](std::string, CancelToken over) { return echo(std::string(1000, 'x'), over); });
    Customer customer = desk.customer();
    pushed = push_all(desk, customer, [] {
      std::string lines;
      for (int i = 0; i < 2000; ++i) lines += "more\n";
      return lines;
    }());
    desk.over.cancel();
    desk.closing.cancel();
    EXPECT_TRUE(desk.is_closed());
  });
  EXPECT_LE(counts.bytes_peak, 128u << 10)
      << "a customer pushed " << pushed << " bytes of requests and read nothing. "
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
