#include "photo_map.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "crash.hpp"
#include "crew.hpp"
#include "end_children.hpp"
#include "harness/faults.hpp"
#include "harness/finishes.hpp"
#include "shared.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using Strings = std::vector<std::string>;

std::string square(const std::string& photo) { return std::to_string(std::stol(photo) * std::stol(photo)); }

std::string in_words(const Outcome<std::string>& outcome) {
  if (const TaskError* error = std::get_if<TaskError>(&outcome)) return error->task + ": " + error->what;
  return std::get<std::string>(outcome);
}

// What a map of these photos returns, in words; if it does not return, a sentence that says so.
Strings map(const std::shared_ptr<Crew>& crew, const Strings& photos) {
  const auto outcomes = std::make_shared<Outcomes>();
  const auto call = [ours = crew, outcomes, photos]() mutable {
    *outcomes = photo_map(ours->workers(), photos);
    ours.reset();  // The test's own is the last one.
  };
  if (!harness::finishes(call, 4s)) {
    end_all_children();
    return {"no outcome: photo_map() does not return"};
  }
  Strings words;
  for (const Outcome<std::string>& outcome : *outcomes) words.push_back(in_words(outcome));
  return words;
}

// Catches: wrong order. The first photo is ready last, and its print is still the first.
TEST(PhotoMap, PrintsComeInTheOrderOfThePhotos) {
  Shared<std::atomic<int>> ready(0);
  Shared<SharedFlag> others_ready;
  const auto crew = std::make_shared<Crew>(5, [&](const std::string& photo) {
    if (photo == "1") others_ready->wait();
    if (++*ready == 4) others_ready->set();
    return square(photo);
  });
  EXPECT_EQ(map(crew, {"1", "2", "3", "4", "5"}), (Strings{"1", "4", "9", "16", "25"}))
      << "squares of 1 to 5; that of 1 was ready last";
}

// Catches: no overlap. Three workers have a photo each, at the same time.
TEST(PhotoMap, AllWorkersWorkAtTheSameTime) {
  Shared<SharedRendezvous> all(3);
  const auto crew = std::make_shared<Crew>(
      3, [&](const std::string&) { return all->arrive() ? "met the others" : "was alone for two seconds"; });
  EXPECT_EQ(map(crew, {"1", "2", "3"}), Strings(3, "met the others"))
      << "three workers and three photos: where were the other two?";
}

// Catches: pipe deadlock. Photos and prints of a megabyte fit into no pipe: who writes waits for one who
// reads.
TEST(PhotoMap, LargePhotosAreNoDeadlock) {
  const auto crew = std::make_shared<Crew>(2, [](const std::string& photo) { return photo; });
  const Strings photos(6, std::string(1 << 20, 'x'));
  const Strings prints = map(crew, photos);
  ASSERT_EQ(prints.size(), 6u) << "prints of six photos: " << prints[0].substr(0, 100)
                               << ". Does somebody write who should read?";
  EXPECT_TRUE(prints == photos) << "six photos of a megabyte were sent, and others came back";
}

// Catches: shared out beforehand. One photo takes long; the other worker develops all the rest meanwhile.
TEST(PhotoMap, ALongPhotoHoldsUpOneWorkerOnly) {
  Shared<std::atomic<int>> short_ones(0);
  Shared<SharedFlag> rest_ready;
  const auto crew = std::make_shared<Crew>(2, [&](const std::string& photo) -> std::string {
    if (photo == "long") return rest_ready->wait() ? "ready last" : "waited two seconds for the others";
    if (++*short_ones == 9) rest_ready->set();
    return "ready";
  });
  Strings photos(10, "short"), prints(10, "ready");
  photos[0] = "long";
  prints[0] = "ready last";
  EXPECT_EQ(map(crew, photos), prints) << "two workers, and the first photo takes until all others are ready";
}

// Catches: lost photo. More workers than photos, fewer, or none to do: each photo has its print.
TEST(PhotoMap, EveryPhotoHasItsPrint) {
  const auto crew = std::make_shared<Crew>(3, square);
  EXPECT_EQ(map(crew, {}), Strings());
  EXPECT_EQ(map(crew, {"7"}), Strings{"49"}) << "three workers, one photo";
  EXPECT_EQ(map(crew, {"1", "2", "3", "4", "5", "6", "7"}), (Strings{"1", "4", "9", "16", "25", "36", "49"}))
      << "three workers, seven photos, and it is not their first map";
}

// Catches: swallowed error. One photo cannot be developed: its outcome says so, the others have their prints.
TEST(PhotoMap, AnErrorIsAnOutcome) {
  const auto crew = std::make_shared<Crew>(2, [](const std::string& photo) {
    if (photo == "2") throw std::runtime_error("overexposed");
    return square(photo);
  });
  EXPECT_EQ(map(crew, {"1", "2", "3"}), (Strings{"1", "photo 1: overexposed", "9"}));
}

const std::string by_sigsegv = words({ExitInfo::How::signalled, SIGSEGV});

std::string square_or_crash(const std::string& photo) {
  if (photo == "crash") crash();
  return square(photo);
}

// Catches: poison passed on. What has killed one worker is not given to the next.
TEST(PhotoMap, APhotoThatKillsIsTriedOnce) {
  Shared<std::atomic<int>> tries(0);
  const auto crew = std::make_shared<Crew>(3, [&](const std::string& photo) {
    if (photo == "crash") ++*tries;
    return square_or_crash(photo);
  });
  EXPECT_EQ(map(crew, {"crash", "2", "3", "4", "5"})[0], "photo 0: " + by_sigsegv);
  EXPECT_EQ(*tries, 1) << "workers that the same photo has killed";
}

// Catches: lost in a crash. The worker dies over one photo; that one has a reason, and the others take the
// rest.
TEST(PhotoMap, ACrashFailsOnlyItsPhoto) {
  Shared<std::atomic<pid_t>> victim(0);
  Shared<SharedFlag> crashes;
  const auto crew = std::make_shared<Crew>(2, [&](const std::string& photo) {
    if (photo == "crash") {
      *victim = ::getpid();
      crashes->set();
      crash();
    }
    if (photo == "2") {  // So that the crash is seen before there is an answer.
      crashes->wait();
      wait_until_dead(*victim);
    }
    return square(photo);
  });
  EXPECT_EQ(map(crew, {"crash", "2", "3", "4", "5"}),
            (Strings{"photo 0: " + by_sigsegv, "4", "9", "16", "25"}));
}

// Catches: hang after a crash. All workers have died, and nobody will answer any more: that is an answer too.
TEST(PhotoMap, WithoutWorkersThereAreReasonsInstead) {
  const auto crew = std::make_shared<Crew>(2, square_or_crash);
  EXPECT_EQ(map(crew, {"crash", "crash", "3", "4"}),
            (Strings{"photo 0: " + by_sigsegv, "photo 1: " + by_sigsegv, "photo 2: no worker left",
                     "photo 3: no worker left"}))
      << "two workers, and both crash over their first photo";
}

// Catches: wrong reason. How a worker ended is known exactly: by which signal, or with which status.
TEST(PhotoMap, TheReasonSaysHowTheWorkerEnded) {
  const auto crew = std::make_shared<Crew>(3, [](const std::string& photo) -> std::string {
    if (photo == "abort") crash(SIGABRT);
    if (photo == "exit") ::_exit(3);
    return photo;
  });
  EXPECT_EQ(
      map(crew, {"abort", "exit", "3"}),
      (Strings{"photo 0: " + words({ExitInfo::How::signalled, SIGABRT}), "photo 1: exit status 3", "3"}));
}

// Catches: interrupted call. Any poll() may return because of a signal: nothing has happened then, and nobody
// is ready.
TEST(PhotoMap, SignalsAndPiecesChangeNothing) {
  const auto map_three = [] {
    const Crew crew(2, square);
    Strings prints;
    for (const auto& outcome : photo_map(crew.workers(), {"1", "2", "3"}))
      prints.push_back(in_words(outcome));
    EXPECT_EQ(prints, (Strings{"1", "4", "9"}));
  };
  using harness::Fault;
  harness::survives_every_fault(map_three, {.only = {Fault::interrupted, Fault::short_count}});
}

}  // namespace
}  // namespace lab
