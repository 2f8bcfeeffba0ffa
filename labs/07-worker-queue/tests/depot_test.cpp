#include "depot.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "harness/rendezvous.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using Stop = Depot::Stop;

// All reports, "name state [error]", in the order of the names.
std::string text(const std::vector<JobReport>& reports) {
  const char* states[] = {" done [", " failed [", " dropped ["};
  std::vector<std::string> lines;
  for (const JobReport& report : reports) {
    lines.push_back(report.name + states[static_cast<int>(report.state)] + report.error + "] ");
  }
  std::sort(lines.begin(), lines.end());
  std::string all;
  for (const std::string& line : lines) all += line;
  return all;
}

// Catches: lost jobs at closing time. What was taken in before closing time is still delivered.
TEST(Depot, FinishQueuedDeliversEverything) {
  std::atomic<int> delivered = 0;
  Depot depot(1, 100);
  for (int i = 0; i < 50; ++i) EXPECT_TRUE(depot.submit(Job("parcel", [&] { ++delivered; })));
  EXPECT_EQ(depot.shutdown(Stop::finish_queued).size(), 50u) << "50 parcels were taken in: a report for each";
  EXPECT_EQ(delivered, 50) << "of 50 parcels that had been taken in before closing time";
}

// Catches: missing report. Whatever became of a parcel, there is one report for it.
TEST(Depot, ReportsWhatBecameOfEachParcel) {
  Depot depot(1, 8);
  depot.submit(Job("A", [] {}));
  depot.submit(Job("B", [] { throw std::runtime_error("no such street"); }));
  depot.submit(Job("C", [] { throw 7; }));
  EXPECT_EQ(text(depot.shutdown(Stop::finish_queued)),
            "A done [] B failed [no such street] C failed [unknown] ");
}

// Catches: missing report. Parcels that are dropped at closing time are reported too, and each once.
TEST(Depot, DropQueuedReportsWhatItDropped) {
  std::atomic<int> delivered = 0, taken_in = 4;
  harness::Flag on_its_way, closed;
  Depot depot(1, 1000);
  depot.submit(Job("A", [&] {
    on_its_way.set();
    EXPECT_TRUE(closed.wait(5s));
  }));
  EXPECT_TRUE(on_its_way.wait(5s));
  const auto parcel = [&] { return Job("B", [&] { ++delivered; }); };
  for (int i = 0; i < 3; ++i) depot.submit(parcel());
  std::thread street([&] {
    // Brings more until the depot takes none: then it has closed, and A may arrive.
    while (depot.try_submit(parcel()) && ++taken_in < 1000) {
      std::this_thread::sleep_for(1ms);
    }
    closed.set();
  });
  const std::vector<JobReport> reports = depot.shutdown(Stop::drop_queued);
  street.join();
  EXPECT_EQ(reports.size(), static_cast<std::size_t>(taken_in)) << "reports; as many parcels were taken in";
  const auto done = std::count_if(reports.begin(), reports.end(), [](const JobReport& report) {
    return report.state == JobReport::State::done;
  });
  EXPECT_EQ(done, 1 + delivered) << "parcels reported as done, and those that really arrived";
}

// Catches: job after closing time. A closed depot takes nothing in.
TEST(Depot, TakesNothingInAfterClosingTime) {
  std::atomic<int> delivered = 0;
  Depot depot(1, 4);
  depot.shutdown(Stop::finish_queued);
  EXPECT_FALSE(depot.submit(Job("A", [&] { ++delivered; })));
  Job late("B", [&] { ++delivered; });
  EXPECT_FALSE(depot.try_submit(std::move(late)));
  EXPECT_EQ(late.name, "B") << "try_submit() returned false: the parcel should still be yours";
  EXPECT_EQ(delivered, 0);
}

// Catches: joined twice. To close a closed depot tells the same again.
TEST(Depot, CanBeClosedTwice) {
  Depot depot(1, 4);
  depot.submit(Job("A", [] {}));
  EXPECT_EQ(text(depot.shutdown(Stop::finish_queued)), "A done [] ");
  EXPECT_EQ(text(depot.shutdown(Stop::drop_queued)), "A done [] ") << "the second time";
}

// Catches: unjoined thread. When the depot is gone, no van drives about any more.
TEST(Depot, TheDestructorFinishesAndWaits) {
  harness::Flag owner_went_on;
  std::atomic<int> delivered = 0;
  {
    Depot depot(1, 4);
    for (int i = 0; i < 2; ++i) {
      depot.submit(Job("parcel", [&] {
        owner_went_on.wait(100ms);
        ++delivered;
      }));
    }
  }
  EXPECT_EQ(delivered, 2) << "the depot is gone; of its two parcels this many had arrived";
  owner_went_on.set();
  if (HasFailure()) harness::Flag().wait(500ms);  // Lets a late van end before its data does.
}

}  // namespace
}  // namespace lab
