// Customers in any number, who come when they come: an open-loop load, and what they lived through.
//
// Guarantees: each of `connections` customers sends its requests at times that were fixed beforehand, whether
//             or not earlier ones are answered, and a request's latency counts from its planned time. So a
//             desk that stalls cannot make the load wait, and hide the stall (coordinated omission). Every
//             answer is checked against its request. Returns when all have their answers, or when `patience`
//             has passed after the last planned time: what is missing then is lost.
// Requires:   as many descriptors as connections and faulty ones.
// Example:
//   Report report;
//   loop.run(put_under_load(loop, {.port = 7012}, report));
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "order.hpp"

namespace lab {

struct Load {
  std::uint16_t port = 0;
  std::size_t connections = 200;
  std::size_t per_second = 60;  ///< requests, of all customers together
  Millis time{2000}, patience{5000};
  bool faulty_peers = false;  ///< beside them: some who vanish, send half lines, or never read
};

struct Report {
  std::size_t planned = 0, answered = 0, wrong = 0, broken_off = 0, faulty = 0;
  std::map<std::string, std::size_t> outcomes;           ///< OK, BUSY, TIMEOUT, ERR, CLOSING
  std::map<std::string, std::vector<Millis>> latencies;  ///< of each command, from the planned time

  std::size_t lost() const { return planned - answered; }
};

Task<void> put_under_load(EventLoop& loop, Load load, Report& report);

/// The smallest that at least `percent` of 100 do not exceed; 0 of none.
Millis percentile(std::vector<Millis> times, std::size_t percent);

}  // namespace lab
