#include "dispatcher.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <thread>

#include "diary.hpp"
#include "explore/explore.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

// Time passes only while nobody can run, so that "at 10 ms" is one moment.
const explore::Options exact_time = {.time = explore::Time::strict};

Job parcel(const char* name) {
  return Job(name, [] {});
}

// Catches: wrong order. The dispatcher sleeps for the last order, and then earlier ones come in.
TEST(DispatcherInEveryOrder, SubmitsInTheOrderOfTime) {
  explore::every_order(
      [] {
        Diary depot;
        Dispatcher dispatcher(depot);
        const auto start = steady_clock::now();
        dispatcher.submit_at(start + 30ms, parcel("C"));
        dispatcher.submit_at(start + 10ms, parcel("A"));
        dispatcher.submit_at(start + 20ms, parcel("B"));
        std::this_thread::sleep_for(40ms);
        EXPECT_EQ(depot.text(), "A@10 B@20 C@30 ") << "name and time, in ms, of what was submitted";
      },
      exact_time);
}

// Catches: drift. Each job takes 3 ms to be submitted; the next still comes 10 ms after the last one was due.
TEST(DispatcherInEveryOrder, DoesNotDrift) {
  explore::every_order(
      [] {
        Diary depot(3ms);
        Dispatcher dispatcher(depot);
        dispatcher.submit_every(10ms, "R", [] {});
        std::this_thread::sleep_for(35ms);
        EXPECT_EQ(depot.text(), "R@10 R@20 R@30 ")
            << "name and time, in ms, of what was submitted: it was due every 10 ms";
      },
      exact_time);
}

// Catches: drift. A long submission makes one job late; those after it are due as before.
TEST(DispatcherInEveryOrder, OneLateJobMakesNoOtherLate) {
  explore::every_order(
      [] {
        Diary depot;
        Dispatcher dispatcher(depot);
        dispatcher.submit_every(10ms, "R", [] {});
        dispatcher.submit_at(steady_clock::now() + 5ms, Job("A", [] { std::this_thread::sleep_for(8ms); }));
        std::this_thread::sleep_for(35ms);
        EXPECT_EQ(depot.text(), "A@5 R@13 R@20 R@30 ")
            << "name and time, in ms, of what was submitted: R was due every 10 ms, and A took the depot 8";
      },
      exact_time);
}

// Catches: cancelled and done. An order that was taken back is not submitted.
TEST(DispatcherInEveryOrder, WhatIsCancelledIsNotSubmitted) {
  explore::every_order(
      [] {
        Diary depot;
        Dispatcher dispatcher(depot);
        const int early = dispatcher.submit_at(steady_clock::now() + 5ms, parcel("A"));
        const int late = dispatcher.submit_at(steady_clock::now() + 20ms, parcel("B"));
        std::this_thread::sleep_for(10ms);
        EXPECT_FALSE(dispatcher.cancel(early)) << "it was submitted at 5 ms, and this is 10";
        EXPECT_TRUE(dispatcher.cancel(late)) << "it was to be submitted at 20 ms, and this is 10";
        EXPECT_FALSE(dispatcher.cancel(late)) << "it had been cancelled before";
        std::this_thread::sleep_for(20ms);
        EXPECT_EQ(depot.text(), "A@5 ") << "name and time, in ms, of what was submitted";
      },
      exact_time);
}

// Catches: sleeping through the end. The next order is for tomorrow; the owner goes now.
TEST(DispatcherInEveryOrder, EndsAtOnce) {
  explore::every_order(
      [] {
        Diary depot;
        std::optional<Dispatcher> dispatcher(std::in_place, depot);
        dispatcher->submit_at(steady_clock::now() + 24h, parcel("A"));
        const auto end = steady_clock::now();
        dispatcher.reset();
        EXPECT_LT(steady_clock::now() - end, 100ms)
            << "the next order was for tomorrow, and the destructor waited";
      },
      exact_time);
}

// Catches: calling out under a lock. A depot that is handed a job asks the dispatcher for something itself.
TEST(DispatcherInEveryOrder, TheDepotMayCallBack) {
  explore::every_order(
      [] {
        Diary depot;
        Dispatcher dispatcher(depot);
        const auto start = steady_clock::now();
        const int late = dispatcher.submit_at(start + 20ms, parcel("B"));
        dispatcher.submit_at(start + 10ms, Job("A", [&] { EXPECT_TRUE(dispatcher.cancel(late)); }));
        std::this_thread::sleep_for(30ms);
        EXPECT_EQ(depot.text(), "A@10 ") << "name and time, in ms, of what was submitted; A cancelled B";
      },
      exact_time);
}

}  // namespace
}  // namespace lab
