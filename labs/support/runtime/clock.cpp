#include "support/runtime/clock.hpp"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <system_error>

namespace lab::runtime {
namespace {

enum class Polled { ready, nothing, interrupted };

// timeout as for poll(): -1 is for ever.
Polled poll_for(std::vector<pollfd>& descriptors, int timeout) {
  const int ready = ::poll(descriptors.data(), descriptors.size(), timeout);
  if (ready >= 0) return ready > 0 ? Polled::ready : Polled::nothing;
  if (errno != EINTR) throw std::system_error(errno, std::generic_category(), "poll");
  for (pollfd& descriptor : descriptors) descriptor.revents = 0;
  return Polled::interrupted;
}

}  // namespace

// The clock of steady_clock rounds down, so a wait of `until - now()` never ends too early.
Millis RealClock::now() { return lab::now(); }

void RealClock::wait(std::vector<pollfd>& descriptors, std::optional<Millis> until) {
  int timeout = -1;
  if (until) timeout = static_cast<int>(std::clamp<long long>((*until - now()).count(), 0, INT_MAX));
  poll_for(descriptors, timeout);
}

void VirtualClock::wait(std::vector<pollfd>& descriptors, std::optional<Millis> until) {
  if (!until) {
    poll_for(descriptors, -1);
  } else if (descriptors.empty() || poll_for(descriptors, 0) == Polled::nothing) {
    now_ = std::max(now_, *until);
  }
}

}  // namespace lab::runtime
