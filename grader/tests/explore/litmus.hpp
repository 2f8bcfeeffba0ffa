// Litmus tests: small programs of atomic operations, run in every order with every choice of visible stores.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "explore/races/race_detector.hpp"

namespace explore {

/// One operation on a variable (0, 1, …), all initially 0.
struct LitmusStep {
  enum class What : std::uint8_t { load, store, fence, increment } what;
  int variable = 0;
  Order order = Order::relaxed;
  std::uint64_t value = 0;  ///< stored
};

LitmusStep load(int variable, Order order);
LitmusStep store(int variable, std::uint64_t value, Order order);
LitmusStep increment(int variable, Order order);
LitmusStep fence(Order order);

using LitmusThread = std::vector<LitmusStep>;

/// What the loads and increments returned, thread by thread: "10" when the first returned 1 and the second 0.
std::set<std::string> outcomes(const std::vector<LitmusThread>& threads);

}  // namespace explore
