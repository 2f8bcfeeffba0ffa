// Every schedule of a toy program, by going every way from every state: what a search must find.
#pragma once

#include <map>
#include <set>
#include <string>

#include "toy_program.hpp"

namespace toy {

struct Everything {
  bool complete = true;                    ///< false: more schedules than the limit
  std::map<std::string, int> preemptions;  ///< of each schedule
  std::set<std::string> outcomes;
  int fewest_to_fail = 1'000'000;  ///< preemptions of the simplest failing schedule
};

Everything everything(const Program& program, std::size_t most_schedules);

}  // namespace toy
