#include "journal.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// A journal with a clock that tests set, and a page that they read.
struct Desk {
  Millis now{0};
  std::string page;
  Journal journal{[this] { return now; }, [this](std::string_view line) { page += line; }};

  void request(std::string name, std::string_view outcome, Millis takes = 0ms) {
    Journal::Span span = journal.begin(std::move(name));
    now += takes;
    span.end(outcome);
  }
  std::string read() { return std::exchange(page, {}); }
};

std::string text(const Metrics& m) {
  std::string all;
  for (const std::size_t count : {m.accepted, m.ok, m.failed, m.timeouts, m.busy, m.in_flight}) {
    all += std::to_string(count) + " ";
  }
  return all;
}

// Catches: missing line. Each request begins and ends in the log, with the same number and name.
TEST(Journal, EveryRequestHasAStartAndAnEnd) {
  Desk desk;
  desk.now = 1200ms;
  std::optional<Journal::Span> price = desk.journal.begin("PRICE");
  EXPECT_EQ(desk.read(), "{\"at\":1200,\"id\":1,\"name\":\"PRICE\",\"event\":\"start\"}\n");
  desk.now = 1210ms;
  desk.request("ECHO", "OK", 5ms);
  EXPECT_EQ(desk.read(),
            "{\"at\":1210,\"id\":2,\"name\":\"ECHO\",\"event\":\"start\"}\n"
            "{\"at\":1215,\"id\":2,\"name\":\"ECHO\",\"event\":\"end\",\"outcome\":\"OK\",\"ms\":5}\n");
  price->end("TIMEOUT");
  price.reset();
  EXPECT_EQ(desk.read(),
            "{\"at\":1215,\"id\":1,\"name\":\"PRICE\",\"event\":\"end\",\"outcome\":\"TIMEOUT\",\"ms\":15}\n")
      << "of a request that was out of time: its name, its number, how long it took; and once";
}

// Catches: missing line. A request that nobody ended, because of an exception say, ends too; and one that was
// moved ends once.
TEST(Journal, EverySpanEndsOnce) {
  Desk desk;
  {
    Journal::Span span = desk.journal.begin("WAIT");
    const Journal::Span moved = std::move(span);
    desk.read();
  }
  EXPECT_EQ(desk.read(),
            "{\"at\":0,\"id\":1,\"name\":\"WAIT\",\"event\":\"end\",\"outcome\":\"LOST\",\"ms\":0}\n");
  {
    Journal::Span span = desk.journal.begin("ECHO");
    span.end("OK");
    desk.read();
    span.end("ERR");
  }
  EXPECT_EQ(desk.read(), "") << "it had ended with OK";
  EXPECT_EQ(text(desk.journal.metrics()), "2 1 1 0 0 0 ")
      << "accepted, ok, failed, timeouts, busy, in flight";
}

// Catches: log injection. Names and outcomes are what customers sent: whatever it is, one line stays one
// line.
TEST(Journal, EveryLineIsJson) {
  Desk desk;
  desk.request("a\"b\\c\nd\re\tf\x01\x1fg", "ERR \"no\"\n\xc3\xa9");
  const std::string name = R"("name":"a\"b\\c\nd\re\tf\u0001\u001fg",)";
  EXPECT_EQ(desk.read(), "{\"at\":0,\"id\":1," + name + "\"event\":\"start\"}\n{\"at\":0,\"id\":1," + name +
                             R"("event":"end","outcome":"ERR \"no\"\n)" + "\xc3\xa9\",\"ms\":0}\n");
  desk.request(std::string("nul\0l", 5), "OK");
  EXPECT_NE(desk.read().find(R"("nul\u0000l")"), std::string::npos);
}

// Catches: numbers that do not add up. accepted = ok + failed + timeouts + busy + in_flight, at any moment.
TEST(Journal, TheNumbersAddUp) {
  Desk desk;
  std::vector<Journal::Span> open;
  for (int i = 0; i < 3; ++i) open.push_back(desk.journal.begin("WAIT"));
  EXPECT_EQ(text(desk.journal.metrics()), "3 0 0 0 0 3 ")
      << "accepted, ok, failed, timeouts, busy, in flight";
  for (const char* outcome :
       {"OK", "OK 42", "ERR no stock", "TIMEOUT", "BUSY", "BUSY", "CLOSING", "", "OKAY"}) {
    desk.request("X", outcome);
  }
  EXPECT_EQ(text(desk.journal.metrics()), "12 2 4 1 2 3 ")
      << "OK, OK 42, ERR no stock, TIMEOUT, BUSY, BUSY, CLOSING, nothing and OKAY were added";
  open.clear();
  EXPECT_EQ(text(desk.journal.metrics()), "12 2 7 1 2 0 ") << "and three were lost";
}

// Catches: wrong percentile. Of 1 to 200 ms half are at most 100, and 99 of 100 at most 198.
TEST(Journal, P99IsATimeThatSomebodyHad) {
  Desk desk;
  EXPECT_EQ(desk.journal.metrics().p99, 0ms) << "no request yet";
  desk.request("ECHO", "OK", 7ms);
  EXPECT_EQ(desk.journal.metrics().p50, 7ms);
  EXPECT_EQ(desk.journal.metrics().p99, 7ms);
  Desk busy;
  for (int i = 200; i >= 1; --i) busy.request("PRICE", i % 2 == 0 ? "OK" : "TIMEOUT", Millis{i});
  for (int i = 0; i < 500; ++i) busy.request("PRICE", "BUSY");
  EXPECT_EQ(busy.journal.metrics().p50, 100ms) << "1 to 200 ms, and 500 that were BUSY: those do not count";
  EXPECT_EQ(busy.journal.metrics().p99, 198ms);
}

// Catches: yesterday's numbers. Percentiles are about the last 1 000 requests.
TEST(Journal, ForgetsTheTimesOfLongAgo) {
  Desk desk;
  for (int i = 0; i < 700; ++i) desk.request("PRICE", "OK", 900ms);
  for (int i = 0; i < 995; ++i) desk.request("ECHO", "OK", 2ms);
  EXPECT_EQ(desk.journal.metrics().p99, 2ms) << "of the last 1 000, 995 took 2 ms";
  EXPECT_EQ(desk.journal.metrics().accepted, 1695u);
}

// Catches: malformed output. STATS is for programs.
TEST(Journal, StatsAreJson) {
  Desk desk;
  desk.request("ECHO", "OK", 3ms);
  desk.request("ECHO", "BUSY");
  EXPECT_EQ(
      desk.journal.stats_json(),
      "{\"accepted\":2,\"ok\":1,\"failed\":0,\"timeouts\":0,\"busy\":1,\"in_flight\":0,\"p50\":3,\"p99\":3}");
}

// Catches: torn line. Threads of the pool write too, and one at a time.
TEST(Journal, OneThreadWritesAtATime) {
  harness::Rendezvous both(2);
  std::atomic<int> inside = 0;
  std::atomic<bool> first = true;
  harness::Flag second;
  Journal journal([] { return 0ms; },
                  [&](std::string_view) {
                    if (++inside == 2) second.set();
                    if (first.exchange(false)) {
                      EXPECT_FALSE(second.wait(300ms)) << "a second thread writes while this one does";
                    }
                    --inside;
                  });
  std::thread pool([&] {
    both.arrive();
    journal.begin("PRICE").end("OK");
  });
  both.arrive();
  journal.begin("ECHO").end("OK");
  pool.join();
}

}  // namespace
}  // namespace lab
