#include "slips.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

std::string text(const JobReport& report) {
  const char* states[] = {"done", "failed", "dropped"};
  return report.name + " " + states[static_cast<int>(report.state)] + " [" + report.error + "]";
}

// All slips, one to a line, sorted.
std::string text(std::vector<JobReport> reports) {
  std::vector<std::string> lines;
  for (const JobReport& report : reports) lines.push_back(text(report) + "\n");
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

std::string text(const std::vector<LogLine>& lines) {
  std::string all;
  for (const LogLine& line : lines) all += line.task + " " + line.what + "\n";
  return all;
}

// Catches: missing report. Each parcel gets one slip, with its name on it.
TEST(Slips, EachParcelGetsASlip) {
  LogBook log;
  Slips slips(log);
  EXPECT_TRUE(slips.reports().empty()) << "no parcel yet";
  int delivered = 0;
  slips.run(Job("parcel 1", [&] { ++delivered; }));
  slips.run(Job("parcel 2", [&] { ++delivered; }));
  EXPECT_EQ(delivered, 2);
  EXPECT_EQ(text(slips.reports()), "parcel 1 done []\nparcel 2 done []\n");
}

// Catches: escaping exception. A parcel with a wrong address must not stop the van, or the whole depot.
TEST(Slips, OneFailsAndTheOthersArrive) {
  LogBook log;
  Slips slips(log);
  std::thread van([&] {
    try {
      slips.run(Job("parcel 1", [] { throw std::runtime_error("no such street"); }));
    } catch (...) {
      ADD_FAILURE() << "parcel 1 threw \"no such street\", and run() let it through: it would end the van's "
                       "thread, and with it the program";
    }
    slips.run(Job("parcel 2", [] {}));
  });
  van.join();
  const std::vector<JobReport> reports = slips.reports();
  ASSERT_EQ(reports.size(), 2u) << "two parcels";
  const bool first_is_1 = reports[0].name == "parcel 1";
  EXPECT_EQ(reports[first_is_1 ? 0 : 1].state, JobReport::State::failed) << "slip of parcel 1, which threw";
  EXPECT_EQ(reports[first_is_1 ? 1 : 0].state, JobReport::State::done) << "slip of parcel 2";
}

// Catches: uncaught exception. Not everything that is thrown is a std::exception.
TEST(Slips, WhateverIsThrownBecomesASlip) {
  LogBook log;
  Slips slips(log);
  try {
    slips.run(Job("parcel 1", [] { throw 7; }));
  } catch (...) {
    ADD_FAILURE() << "a job may throw anything, an int too; run() let it through";
  }
  EXPECT_EQ(text(slips.reports()), "parcel 1 failed [unknown]\n");
}

struct WrongHouse : std::exception {
  const char* what() const noexcept override { return "the house has no number 12"; }
};

// Catches: lost reason. The slip says what the exception said, not what some copy of it says.
TEST(Slips, TheReasonIsTheOneThatWasThrown) {
  LogBook log;
  Slips slips(log);
  slips.run(Job("parcel 1", [] { throw WrongHouse(); }));
  EXPECT_EQ(text(slips.reports()), "parcel 1 failed [the house has no number 12]\n");
}

// Catches: missing log line. Who reads the log sees what was begun, and how it ended, under its name.
TEST(Slips, TheLogTellsStartAndEndByName) {
  LogBook log;
  Slips slips(log);
  std::string at_work;
  slips.run(Job("parcel 1", [&] { at_work = text(log.lines()); }));
  EXPECT_EQ(at_work, "parcel 1 start\n") << "the log, as parcel 1 saw it while it was in work";
  slips.run(Job("parcel 2", [] { throw std::runtime_error("nobody at home"); }));
  EXPECT_EQ(text(log.lines()),
            "parcel 1 start\nparcel 1 done\nparcel 2 start\nparcel 2 failed: nobody at home\n");
}

// Catches: calling out under a lock. Two vans deliver at the same time, and neither waits for the other.
TEST(Slips, TwoParcelsAreInWorkAtTheSameTime) {
  LogBook log;
  Slips slips(log);
  harness::Rendezvous both(2, 2s);
  const auto meet = [&] {
    EXPECT_TRUE(both.arrive())
        << "two vans, and their parcels were never in work at once: what does run() hold "
           "while the job is in work?";
  };
  harness::Flag home;
  std::thread van([&] {
    slips.run(Job("parcel 1", meet));
    home.set();
  });
  slips.run(Job("parcel 2", [&] {
    meet();
    home.wait(2s);  // One slip after the other: what two at once do to each other is asked elsewhere.
  }));
  van.join();
  EXPECT_EQ(slips.reports().size(), 2u);
}

}  // namespace
}  // namespace lab
