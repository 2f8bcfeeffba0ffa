#include "call_all_safely.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

#include "feeds.hpp"

namespace lab {
namespace {

using Outcomes = std::vector<Outcome<std::string>>;

const std::vector<int> stations{17, 4, 30, 8, 21};

Outcomes call(Feed& feed, std::span<const int> stations_to_call) {
  try {
    return call_all_safely(feed, stations_to_call);
  } catch (const std::exception& error) {
    ADD_FAILURE() << "call_all_safely threw \"" << error.what()
                  << "\", and every answer is lost with it. The error belongs into its call's outcome.";
    return {};
  }
}

std::string as_text(const Outcome<std::string>& outcome) {
  const auto* error = std::get_if<TaskError>(&outcome);
  return error == nullptr ? std::get<std::string>(outcome) : error->task + ": " + error->what;
}

std::vector<std::string> as_text(const Outcomes& outcomes) {
  std::vector<std::string> text;
  for (const auto& outcome : outcomes) text.push_back(as_text(outcome));
  return text;
}

// Catches: empty input. Nobody is to be called, and there is no outcome.
TEST(CallAllSafely, CallsNobodyWhenThereAreNoStations) {
  StreetFeed feed({.each = Millis{1}});
  EXPECT_TRUE(call(feed, {}).empty()) << "no stations, no outcomes";
}

// Catches: mixed-up answers. The calls end last station first, and yet outcome i must be that of station i.
TEST(CallAllSafely, PutsTheAnswersInTheOrderOfTheStations) {
  MeetingFeed feed(stations);
  EXPECT_EQ(as_text(call(feed, stations)), answers_of(stations)) << "every station lives and answers";
}

// Catches: lost exception. One dead station of five: four answers and one error are what was asked for.
TEST(CallAllSafely, LosesNothingButTheDeadStationsAnswer) {
  StreetFeed feed({.each = Millis{5}, .dead = {30}});
  std::vector<std::string> expected = answers_of(stations);
  expected[2] = "station 30: station 30 is dead";
  EXPECT_EQ(as_text(call(feed, stations)), expected) << "only station 30 is dead";
}

// Catches: one error for all. Two stations fail at the same moment, and each error must keep its own name.
TEST(CallAllSafely, KeepsEveryErrorWithItsCallWhenAllStationsAreDead) {
  MeetingFeed feed(stations, stations);
  std::vector<std::string> expected;
  for (const int station : stations) {
    const std::string name = "station " + std::to_string(station);
    expected.push_back(name + ": " + name + " is dead");
  }
  EXPECT_EQ(as_text(call(feed, stations)), expected) << "all five stations are dead";
}

// Catches: too narrow a catch. Not every exception is a std::runtime_error.
TEST(CallAllSafely, KeepsExceptionsOfEveryStandardKind) {
  struct BrokenFeed final : Feed {
    std::string fetch(int) override { throw std::out_of_range("no such phone"); }
  } feed;
  const Outcomes outcomes = call(feed, stations);
  ASSERT_EQ(outcomes.size(), stations.size());
  EXPECT_EQ(as_text(outcomes.front()), "station 17: no such phone") << "fetch() threw a std::out_of_range";
}

// Catches: join inside the loop. Being careful with errors must not make the calls wait for each other.
TEST(CallAllSafely, HasAllFiveCallsInFlightAtOnce) {
  MeetingFeed feed(stations, {4, 8});
  call(feed, stations);
  EXPECT_EQ(feed.calls_that_met(), 5)
      << "each call waited for the other four to begin, and they did not. When does your second call begin?";
}

}  // namespace
}  // namespace lab
