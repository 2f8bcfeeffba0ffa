#include "slips.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "explore/explore.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// Keeps nothing: the log is somebody else's, and not what is looked at here.
struct NoLog final : LogSink {
  void log(LogLine) override {}
};

int count(const std::vector<JobReport>& reports, JobReport::State state, const std::string& error) {
  int found = 0;
  for (const JobReport& report : reports) found += report.state == state && report.error == error;
  return found;
}

// Catches: data race. Two vans write their slips at the same moment; both must be there.
TEST(SlipsInEveryOrder, TwoVansWriteASlipEach) {
  explore::every_order([] {
    NoLog log;
    Slips slips(log);
    std::thread van([&] { slips.run(Job("A", [] { throw std::runtime_error("lost"); })); });
    slips.run(Job("B", [] {}));
    van.join();
    const std::vector<JobReport> reports = slips.reports();
    EXPECT_EQ(reports.size(), 2u) << "two parcels, and this many slips";
    EXPECT_EQ(count(reports, JobReport::State::failed, "lost"), 1) << "A failed: \"lost\"";
    EXPECT_EQ(count(reports, JobReport::State::done, ""), 1) << "B was delivered";
  });
}

// Catches: unlocked reader. Somebody asks for the slips while a van writes one.
TEST(SlipsInEveryOrder, SlipsCanBeReadWhileAVanWrites) {
  explore::every_order([] {
    NoLog log;
    Slips slips(log);
    std::thread van([&] { slips.run(Job("A", [] {})); });
    const std::size_t seen = slips.reports().size();
    van.join();
    EXPECT_LE(seen, 1u) << "one parcel";
    EXPECT_EQ(slips.reports().size(), 1u) << "the van is home, and its slip must be there";
  });
}

// Catches: calling out under a lock. A parcel asks for the slips: run() must not hold what reports() needs.
TEST(SlipsInEveryOrder, AParcelMayAskForTheSlips) {
  explore::every_order([] {
    NoLog log;
    Slips slips(log);
    std::size_t seen = 7;
    slips.run(Job("A", [&] { seen = slips.reports().size(); }));
    EXPECT_EQ(seen, 0u) << "A was still in work";
  });
}

// Catches: wrong time. The log says when a parcel began and when it ended, to the millisecond.
TEST(SlipsInEveryOrder, TheLogSaysWhen) {
  explore::every_order(
      [] {
        LogBook log;
        Slips slips(log);
        const Millis start = now();
        slips.run(Job("A", [] { std::this_thread::sleep_for(20ms); }));
        const std::vector<LogLine> lines = log.lines();
        ASSERT_EQ(lines.size(), 2u);
        EXPECT_EQ((lines[0].at - start).count(), 0) << "ms after the beginning A began";
        EXPECT_EQ((lines[1].at - start).count(), 20) << "ms after the beginning A ended: its way takes 20 ms";
      },
      {.time = explore::Time::strict});
}

}  // namespace
}  // namespace lab
