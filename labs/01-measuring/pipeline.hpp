// The repair shop's Saturday: 1500 repair tickets go through four stages. Given, to be profiled.
//
//   "read tickets"   splits the text into tickets
//   "plan route"     tries every order in which to visit the six suppliers, to find the shortest tour
//   "note customer"  writes each customer's name into the address book, if it is not there yet
//   "write bills"    adds up the prices and formats a bill for each ticket
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace lab {

/// Told when a stage begins and ends.
struct Watcher {
  std::function<void(std::string_view stage)> enter;
  std::function<void()> leave;
};

struct Saturday {
  std::size_t tickets = 0, customers = 0, bill_bytes = 0;
  int tour_km = 0;
};

/// The same work at every call. The stages are told as parts of one outer part, "saturday".
Saturday run_repair_shop(const Watcher& watcher);

}  // namespace lab
