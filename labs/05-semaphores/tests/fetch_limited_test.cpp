#include "fetch_limited.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "club_feed.hpp"
#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

/// Station 1 talks until all others have been called.
class TalkativeFeed final : public Feed {
 public:
  explicit TalkativeFeed(int others) : missing_(others) {}

  std::string fetch(int station) override {
    if (station == 1) {
      heard_all_ = others_were_called_.wait(2s);
    } else if (--missing_ == 0) {
      others_were_called_.set();
    }
    return StreetFeed::answer(station);
  }

  /// True when all others were called while station 1 was still talking.
  bool heard_all() const { return heard_all_; }

 private:
  std::atomic<int> missing_;
  std::atomic<bool> heard_all_ = false;
  harness::Flag others_were_called_;
};

// Catches: wrong places. Station 1's call begins first and ends last, and its answer still comes first.
TEST(FetchLimited, KeepsTheOrderOfTheStations) {
  const std::vector<int> stations{1, 17, 4, 30, 8, 21};
  TalkativeFeed feed(5);
  EXPECT_EQ(fetch_limited(feed, stations, 2), answers_of(stations))
      << "the call of station 1 was the last one to end. Does each thread know whose answer it brings?";
}

// Catches: wrong calls. Each station is called once, whoever calls it.
TEST(FetchLimited, CallsEachStationOnce) {
  PatientFeed feed(0);
  fetch_limited(feed, std::vector{17, 4, 30, 8, 21, 5}, 2);
  EXPECT_EQ(feed.called(), (std::vector{4, 5, 8, 17, 21, 30}));
}

// Catches: empty input. No stations, no calls; and more lines than stations are no reason to wait.
TEST(FetchLimited, TakesFewerStationsThanLines) {
  struct Shared {
    PatientFeed feed{0};
    std::vector<int> stations{17, 4};
  };
  const auto shared = std::make_shared<Shared>();
  const bool finished = harness::finishes([shared] {
    EXPECT_TRUE(fetch_limited(shared->feed, {}, 3).empty()) << "no stations";
    EXPECT_EQ(fetch_limited(shared->feed, shared->stations, 5), answers_of(shared->stations));
  });
  EXPECT_TRUE(finished) << "two stations and five lines, and fetch_limited never came back";
}

// Catches: under the limit. Four lines are there, so four calls must be running at once.
TEST(FetchLimited, UsesEveryLine) {
  PatientFeed feed(4);
  fetch_limited(feed, std::vector{1, 2, 3, 4, 5, 6, 7, 8}, 4);
  EXPECT_GE(feed.peak(), 4) << "eight stations, four lines, and each call waited for three others to begin: "
                            << "no more than " << feed.peak() << " were ever running at once";
}

// Catches: over the limit. Four lines are there, so a fifth call has to wait until one has ended.
TEST(FetchLimited, NeverUsesMoreLinesThanThereAre) {
  PatientFeed feed(5, {}, 250ms);
  fetch_limited(feed, std::vector{1, 2, 3, 4, 5, 6, 7, 8}, 4);
  EXPECT_LE(feed.peak(), 4) << "four lines, and " << feed.peak() << " calls were running at once";
}

// Catches: leaked permit. A call that throws has to give its line back too, or soon none is left.
TEST(FetchLimited, ADeadStationGivesItsLineBack) {
  struct Shared {
    PatientFeed feed{0, {1, 2, 3, 4}};
    std::vector<int> stations{1, 2, 3, 4, 5, 6};
    std::vector<Outcome<std::string>> outcomes;
  };
  const auto shared = std::make_shared<Shared>();
  const bool finished =
      harness::finishes([shared] { shared->outcomes = fetch_limited(shared->feed, shared->stations, 2); });
  ASSERT_TRUE(finished) << "two lines, four dead stations, and fetch_limited never came back: where is the "
                        << "line of a call that threw?";
  ASSERT_EQ(shared->outcomes.size(), 6u);
  EXPECT_EQ(shared->outcomes[0], Outcome<std::string>(TaskError{"station 1", "station 1 is dead"}));
  EXPECT_EQ(shared->outcomes[5], Outcome<std::string>(StreetFeed::answer(6)));
}

// Catches: batches. One station talks for very long; the other line serves all the rest meanwhile.
TEST(FetchLimited, ALongCallHoldsOneLineOnly) {
  TalkativeFeed feed(5);
  fetch_limited(feed, std::vector{1, 2, 3, 4, 5, 6}, 2);
  EXPECT_TRUE(feed.heard_all()) << "two lines, and one call goes on and on. The other line was free, and "
                                << "stations 2 to 6 were not all called: what did it wait for?";
}

// Catches: shared limit. Two evenings, two limits: the first must not count for the second.
TEST(FetchLimited, EachCallHasItsOwnLimit) {
  PatientFeed quiet(0);
  fetch_limited(quiet, std::vector{1, 2, 3, 4}, 1);
  PatientFeed feed(3);
  fetch_limited(feed, std::vector{1, 2, 3, 4}, 3);
  EXPECT_EQ(feed.peak(), 3) << "three lines this time, after a first call with one line";
}

}  // namespace
}  // namespace lab
