#include "fetch_all.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "support/street_feed.hpp"

namespace {

using lab::fetch_all;
using lab::Millis;
using lab::Outcome;
using lab::StreetFeed;
using lab::TaskError;

using Outcomes = std::vector<Outcome<std::string>>;

void expect_answer(const Outcome<std::string>& got, int station) {
  const auto* text = std::get_if<std::string>(&got);
  ASSERT_NE(text, nullptr) << "station " << station << " answers, but you report an error";
  EXPECT_EQ(*text, StreetFeed::answer(station)) << "the line of station " << station;
}

// Catches: wrong order. The caller finds an answer by its place: the third answer is the third station's.
TEST(Fetch, AnswersInTheOrderOfTheStations) {
  StreetFeed feed({.each = Millis{2}});
  const std::vector<int> stations = {17, 3, 21, 3, 8};  // Not sorted, and one of them twice.
  const Outcomes got = fetch_all(feed, stations);
  ASSERT_EQ(got.size(), stations.size()) << "five stations need five outcomes";
  for (std::size_t i = 0; i < stations.size(); ++i) expect_answer(got[i], stations[i]);
}

// Catches: nobody to phone. No stations: no outcomes, and no call.
TEST(Fetch, PhonesNobodyForNoStations) {
  StreetFeed feed({.each = Millis{2}});
  EXPECT_TRUE(fetch_all(feed, {}).empty()) << "no stations, but you returned outcomes";
  EXPECT_EQ(feed.calls(), 0) << "no stations, but you phoned";
}

// Catches: escaping exception. One dead station must not take the answers of the others with it.
TEST(Fetch, SurvivesADeadStation) {
  StreetFeed feed({.each = Millis{2}, .dead = {3}});
  const std::vector<int> stations = {17, 3, 21};
  EXPECT_NO_THROW(fetch_all(feed, stations))
      << "station 3 is dead and its exception reached the caller: stations 17 and 21 are lost";
}

Outcomes fetch_with_station_3_dead(const std::vector<int>& stations) {
  StreetFeed feed({.each = Millis{2}, .dead = {3}});
  try {
    return fetch_all(feed, stations);
  } catch (const std::exception&) {
    return {TaskError{"", "an exception escaped"}};
  }
}

// Catches: dropped failure. A station without an answer still has its place, or all later ones move up.
TEST(Fetch, KeepsTheDeadStationsPlace) {
  const std::vector<int> stations = {17, 3, 21};
  const Outcomes got = fetch_with_station_3_dead(stations);
  ASSERT_EQ(got.size(), 3u) << "three stations need three outcomes, also when the second is dead";
  expect_answer(got[0], 17);
  expect_answer(got[2], 21);
}

// Catches: lost reason. "It failed" helps nobody: which station was it, and what did it say?
TEST(Fetch, SaysWhichStationFailedAndWhy) {
  const Outcomes got = fetch_with_station_3_dead({3});
  ASSERT_EQ(got.size(), 1u) << "one station needs one outcome";
  const auto* error = std::get_if<TaskError>(&got[0]);
  ASSERT_NE(error, nullptr) << "station 3 is dead, but its outcome holds an answer: \""
                            << *std::get_if<std::string>(&got[0]) << '"';
  EXPECT_EQ(error->task, "3") << "TaskError::task names the station";
  EXPECT_EQ(error->what, "station 3 is dead") << "TaskError::what is what the exception said";
}

// Catches: hidden retry. A dead station costs the whole street its time; phoning it twice costs twice.
TEST(Fetch, PhonesEachStationOnce) {
  StreetFeed feed({.each = Millis{2}, .dead = {3, 8}});
  try {
    fetch_all(feed, std::vector{17, 3, 21, 8, 5});
  } catch (const std::exception&) {
    return;  // SurvivesADeadStation speaks of that.
  }
  EXPECT_LE(feed.calls(), 5) << "calls for five stations, two of them dead";
}

// Catches: overlapping calls. This lab measures one call at a time; several at once come later.
TEST(Fetch, PhonesOneStationAfterTheOther) {
  StreetFeed feed({.each = Millis{20}});
  const std::vector<int> stations = {17, 3, 21, 8, 5};
  fetch_all(feed, stations);
  ASSERT_EQ(feed.peak_in_flight(), 1) << "calls that ran at the same time; the baseline makes one at a time";
  EXPECT_EQ(feed.order(), stations) << "the stations in the order in which you phoned them";
}

}  // namespace
