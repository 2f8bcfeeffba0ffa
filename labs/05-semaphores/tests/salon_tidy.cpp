#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "harness/counters.hpp"
#include "harness/rendezvous.hpp"
#include "salon.hpp"

using lab::Salon;
using namespace std::chrono_literals;

// Catches: thread left behind. When the salon is gone, so are its barbers; and it has no more than it
// employs.
TEST(Salon, EmploysItsBarbersAndNobodyElse) {
  const harness::Counts counts = harness::count([] {
    Salon salon(3, 2, [](int) {});
    for (int customer = 1; customer <= 5; ++customer) EXPECT_EQ(salon.visit(customer), Salon::Visit::served);
    salon.close();
  });
  EXPECT_EQ(counts.threads_created, 3u) << "three barbers";
  EXPECT_EQ(counts.threads_left, 0u) << "a barber was still there when the destructor had returned";
}

// Catches: busy waiting. Barbers without work sleep, and do not look at the door all day.
TEST(Salon, IdleBarbersSleep) {
  const harness::Counts counts = harness::count([] {
    Salon salon(2, 2, [](int) {});
    harness::Flag().wait(300ms);  // Nobody comes for so long.
  });
  EXPECT_LE(counts.sleeps, 20u)
      << "in 300 ms threads fell asleep this often, to be woken again. What wakes your barbers, and why?";
  const auto used = std::chrono::duration_cast<std::chrono::milliseconds>(counts.cpu);
  EXPECT_LE(used.count(), 30) << "for 300 ms nobody came, and two barbers used " << used.count()
                              << " ms of CPU: how do they learn that it is closing time?";
}
