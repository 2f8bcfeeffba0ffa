// When something waits for ever, nobody it waits for may outlive the test.
#pragma once

#include <csignal>

#include "harness/census.hpp"

namespace lab {

inline void end_all_children() {
  for (const harness::Child& child : harness::census().children) ::kill(child.id, SIGKILL);
}

}  // namespace lab
