#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "barbershop.hpp"
#include "harness/counters.hpp"
#include "harness/rendezvous.hpp"

using lab::Barbershop;
using namespace std::chrono_literals;

namespace {

long milliseconds(std::chrono::nanoseconds time) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
}

}  // namespace

// Catches: busy waiting. A barber without customers sleeps.
TEST(Barbershop, IdleBarbersSleep) {
  const harness::Counts counts = harness::count([] {
    Barbershop shop(1);
    std::thread barber([&] { shop.serve_next([](int) {}); });
    harness::Flag().wait(300ms);  // Nobody comes for so long.
    shop.visit(1);
    barber.join();
  });
  EXPECT_LE(counts.sleeps, 20u)
      << "in 300 ms threads fell asleep this often, to be woken again. What wakes your barber, and why?";
  EXPECT_LE(milliseconds(counts.cpu), 30)
      << "for 300 ms no customer came, and the barber used " << milliseconds(counts.cpu)
      << " ms of CPU: is there a loop that looks at the chairs until somebody sits there?";
}

// Catches: busy waiting. A customer whose barber takes his time sleeps too.
TEST(Barbershop, WaitingCustomersSleep) {
  const harness::Counts counts = harness::count([] {
    Barbershop shop(1);
    std::thread customer([&] { shop.visit(1); });
    shop.serve_next([](int) { harness::Flag().wait(300ms); });
    customer.join();
  });
  EXPECT_LE(milliseconds(counts.cpu), 30)
      << "a haircut of 300 ms, and " << milliseconds(counts.cpu)
      << " ms of CPU were used: is there a loop that asks whether it is over?";
}
