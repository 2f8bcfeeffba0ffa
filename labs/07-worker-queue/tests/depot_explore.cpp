#include "depot.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <thread>
#include <vector>

#include "explore/explore.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using Stop = Depot::Stop;

// Time passes only while nobody can run, so that "at 10 ms" is one moment.
const explore::Options exact_time = {.time = explore::Time::strict};

Job parcel(const char* name) {
  return Job(name, [] {});
}

long count(const std::vector<JobReport>& reports, const std::string& name) {
  long found = 0;
  for (const JobReport& report : reports) found += report.name == name;
  return found;
}

// Catches: sleeper forgotten at closing time. Two vans wait for parcels, or are about to; both go home.
TEST(DepotInEveryOrder, ClosingSendsEveryVanHome) {
  explore::every_order([] {
    Depot depot(2, 1);
    EXPECT_TRUE(depot.shutdown(Stop::finish_queued).empty()) << "no parcel ever came";
  });
}

// Catches: sleeper forgotten at closing time. Somebody waits for room on the belt when the depot closes.
TEST(DepotInEveryOrder, ClosingSendsWhoWaitsForRoomHome) {
  explore::every_order([] {
    Depot depot(1, 1);
    bool accepted = false;
    depot.submit(parcel("A"));
    std::thread street([&] { accepted = depot.submit(parcel("B")); });
    depot.shutdown(Stop::drop_queued);
    street.join();
    const std::vector<JobReport> reports = depot.shutdown(Stop::drop_queued);
    EXPECT_EQ(count(reports, "A"), 1) << "reports for A, which was taken in before closing time";
    EXPECT_EQ(count(reports, "B"), accepted ? 1 : 0) << "reports for B; submit() returned " << accepted;
  });
}

// Catches: sleeper forgotten at closing time. Somebody drains the depot, and what they wait for is dropped.
TEST(DepotInEveryOrder, ClosingEndsADrain) {
  explore::every_order([] {
    Depot depot(1, 1);
    depot.submit(parcel("A"));
    std::thread boss([&] { depot.drain(); });
    const std::vector<JobReport> reports = depot.shutdown(Stop::drop_queued);
    boss.join();
    EXPECT_EQ(count(reports, "A"), 1) << "reports for A, whether it was dropped or not";
  });
}

// Catches: closed too early. Two people close at once: to both, all is over when shutdown() returns.
TEST(DepotInEveryOrder, WhoeverClosesGetsEveryReport) {
  explore::every_order([] {
    Depot depot(1, 1);
    depot.submit(parcel("A"));
    std::thread boss([&] {
      EXPECT_EQ(count(depot.shutdown(Stop::finish_queued), "A"), 1)
          << "(reports for A that one caller got: did shutdown() return before all was over?)";
    });
    EXPECT_EQ(count(depot.shutdown(Stop::finish_queued), "A"), 1)
        << "(reports for A that the other caller got: did shutdown() return before all was over?)";
    boss.join();
  });
}

// Catches: wrong report. At closing time A is in work and B and C wait: A is finished, B and C are dropped.
TEST(DepotInEveryOrder, DropQueuedDropsWhatHasNotBegun) {
  explore::every_order(
      [] {
        using State = JobReport::State;
        Depot depot(1, 2);
        depot.submit(Job("A", [] { std::this_thread::sleep_for(20ms); }));
        std::this_thread::sleep_for(10ms);
        depot.submit(parcel("B"));
        depot.submit(parcel("C"));
        const std::vector<JobReport> reports = depot.shutdown(Stop::drop_queued);
        ASSERT_EQ(reports.size(), 3u) << "A was in work, B and C waited: reports";
        for (const JobReport& report : reports) {
          const bool as_expected = report.state == (report.name == "A" ? State::done : State::dropped);
          EXPECT_TRUE(as_expected) << report.name << " was reported as "
                                   << (report.state == State::dropped ? "dropped" : "done or failed");
        }
      },
      exact_time);
}

}  // namespace
}  // namespace lab
