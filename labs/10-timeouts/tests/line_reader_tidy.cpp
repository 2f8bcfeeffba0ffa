#include <gtest/gtest.h>

#include <string>

#include "harness/faults.hpp"
#include "kitchen_line.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using harness::Fault;

// Catches: unhandled answer of the system. Each call is interrupted, cut short or told "not now" once, and no
// line suffers.
TEST(Line, IsReadWhateverTheSystemAnswers) {
  harness::survives_every_fault(
      [] {
        KitchenLine kitchen;
        kitchen.says_at(100ms, "pizza for number 7\npas");
        kitchen.says_at(300ms, "ta\nburnt");
        kitchen.hang_up_at(400ms);
        std::string all;
        for (int line = 0; line < 4; ++line) all += kitchen.next(200ms) + " ";
        kitchen.go_on();
        if (harness::honest_error_allowed()) return;  // The line is broken: an error is the right answer.
        EXPECT_EQ(all, "'pizza for number 7' timed out 'pasta' 'burnt' ");
      },
      {.only = {Fault::interrupted, Fault::short_count, Fault::would_block, Fault::connection_reset}});
}

}  // namespace
}  // namespace lab
