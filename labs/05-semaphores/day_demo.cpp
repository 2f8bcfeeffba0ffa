// Days at your barbershop, in fast motion: 5 ms are a minute. Not graded; see README.md for how to run it.
#include <cstdio>
#include <cstdlib>

#include "barbershop.hpp"
#include "support/lab.hpp"
#include "tests/day.hpp"

// The kit's own belongs to the grader, which is not here.
void lab::todo(const char* task) {
  std::printf("not done yet: %s\n", task);
  std::fflush(stdout);
  std::_Exit(3);
}

int main() {
  struct Staffing {
    int barbers, chairs;
  };
  for (const auto [barbers, chairs] : {Staffing{1, 4}, Staffing{1, 8}, Staffing{2, 4}}) {
    lab::Barbershop shop(chairs);
    const Day day = day_at(shop, barbers, 8, lab::Millis{5});
    std::printf("%d barber%s %d chairs: %d customers came, %2d were turned away\n", barbers,
                barbers == 1 ? ", " : "s,", chairs, day.came, day.turned_away);
  }
}
