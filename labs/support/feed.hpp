// A weather feed: five stations that take their time to answer.
#pragma once

#include <string>

namespace lab {

/// Blocks until the station has answered; throws std::runtime_error for a dead one. Safe from several
/// threads.
struct Feed {
  virtual ~Feed() = default;
  virtual std::string fetch(int station) = 0;
};

}  // namespace lab
