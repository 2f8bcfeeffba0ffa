#include "retry.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include "street.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

/// A station that answers as the plan says, try by try: after so long, with this answer or (in capitals) this
/// error.
struct Answer {
  Millis after;
  std::string what;
};

class Station : public Street {
 public:
  explicit Station(std::vector<Answer> plan) : plan_(std::move(plan)) {}

  LogBook log;
  CancelSource outer;

  std::string told(Retry policy) { return end_of(ask(*this, policy)); }
  std::size_t tries() const { return tries_; }
  std::string logged() const {
    std::string all;
    for (const LogLine& line : log.lines()) {
      all += line.task + " " + line.what + "@" + std::to_string(line.at.count()) + "; ";
    }
    return all;
  }

 private:
  static Task<std::string> ask(Station& station, Retry policy) {
    const Attempt attempt = [&station](CancelToken token) { return fetch(station, token); };
    Task<Outcome<std::string>> weather =
        fetch_with_retry(station.loop, station.log, "station 7", attempt, policy, station.outer.token());
    Outcome<std::string> outcome = co_await weather;
    if (const TaskError* error = std::get_if<TaskError>(&outcome)) {
      co_return "error of " + error->task + ": " + error->what;
    }
    co_return std::get<std::string>(outcome);
  }

  static Task<std::string> fetch(Station& station, CancelToken token) {
    const Answer answer = station.plan_.at(station.tries_++);
    Task<void> waiting = runtime::sleep_for(station.loop, answer.after, token);
    co_await waiting;
    if (answer.what == "BUSY") throw std::runtime_error("busy");
    co_return answer.what;
  }

  std::vector<Answer> plan_;
  std::size_t tries_ = 0;
};

// Catches: asked for nothing. The first try answers: that is all there is to do.
TEST(Retry, TheFirstAnswerIsEnough) {
  Station station({{50ms, "sunny"}});
  EXPECT_EQ(station.told({}), "sunny");
  EXPECT_EQ(station.clock.now(), 50ms);
  EXPECT_EQ(station.logged(), "");
}

// Catches: wrong time. Two tries fail, the third answers, after pauses of 100 and 200 ms.
TEST(Retry, SucceedsAtTheThirdTry) {
  Station station({{20ms, "BUSY"}, {900ms, "too late"}, {50ms, "sunny"}});
  EXPECT_EQ(station.told({}), "sunny");
  EXPECT_EQ(station.clock.now(), 570ms) << "20, pause of 100, limit of 200, pause of 200, 50";
}

// Catches: nameless. Each try that failed is in the log, with the name, the number and the reason.
TEST(Retry, LogsEachFailureWithItsName) {
  Station station({{20ms, "BUSY"}, {900ms, "too late"}, {50ms, "sunny"}});
  station.told({});
  EXPECT_EQ(station.logged(), "station 7 try 1 of 3: busy@20; station 7 try 2 of 3: timed out@320; ");
}

// Catches: wrong time. When the last try has failed there is nothing to wait for.
TEST(Retry, GivesUpRightAfterTheLastTry) {
  Station station({{20ms, "BUSY"}, {20ms, "BUSY"}});
  EXPECT_EQ(station.told({.attempts = 2}), "error of station 7: busy");
  EXPECT_EQ(station.clock.now(), 140ms) << "20, pause of 100, 20";
  EXPECT_EQ(station.tries(), 2u);
}

// Catches: total ignored. What is left of the total is less than a try may take: the try ends with the total.
TEST(Retry, TheTotalEndsATry) {
  Station station({{900ms, "too late"}, {900ms, "too late"}, {900ms, "too late"}});
  EXPECT_EQ(station.told({.attempts = 3, .per_try = 400ms, .backoff = 100ms, .total = 700ms}),
            "error of station 7: timed out");
  EXPECT_EQ(station.clock.now(), 700ms) << "tries of 400 ms at most, a pause of 100, 700 in all";
  EXPECT_EQ(station.tries(), 2u);
}

// Catches: total ignored. A pause that would reach the total is not begun: nobody is served by it.
TEST(Retry, NoPauseReachesTheTotal) {
  Station station({{20ms, "BUSY"}, {20ms, "BUSY"}, {20ms, "BUSY"}});
  EXPECT_EQ(station.told({.attempts = 3, .per_try = 200ms, .backoff = 100ms, .total = 340ms}),
            "error of station 7: busy");
  EXPECT_EQ(station.clock.now(), 140ms) << "20, pause of 100, 20; a pause of 200 would end at 340, the total";
}

// Catches: cancel taken for a failure. Cancelled during a try: no other try, no line in the log.
TEST(Retry, ACancelStopsRetrying) {
  Station station({{150ms, "BUSY"}, {150ms, "BUSY"}, {150ms, "BUSY"}});
  station.after(50ms, [&] { station.outer.cancel(); });
  EXPECT_EQ(station.told({}), "cancelled");
  EXPECT_EQ(station.clock.now(), 50ms);
  EXPECT_EQ(station.tries(), 1u);
  EXPECT_EQ(station.logged(), "") << "it was told to stop; it did not fail";
}

// Catches: cancel taken for a failure. Cancelled during a pause: the pause ends at once.
TEST(Retry, ACancelEndsAPause) {
  Station station({{20ms, "BUSY"}, {20ms, "sunny"}});
  station.after(70ms, [&] { station.outer.cancel(); });
  EXPECT_EQ(station.told({}), "cancelled");
  EXPECT_EQ(station.clock.now(), 70ms) << "cancelled at 70 ms, in a pause from 20 to 120";
  EXPECT_EQ(station.tries(), 1u);
}

// Catches: left behind. Afterwards the caller's token knows nobody any more.
TEST(Retry, LeavesNothingBehind) {
  Station station({{20ms, "BUSY"}, {900ms, "too late"}, {50ms, "sunny"}});
  station.told({});
  EXPECT_EQ(station.outer.token().callbacks(), 0u) << "callbacks left with the caller's token";
}

}  // namespace
}  // namespace lab
