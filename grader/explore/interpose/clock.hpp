// The program's clocks and the virtual one.
#pragma once

#include <ctime>

#include "explore/model/operation.hpp"

namespace explore {

inline constexpr Nanoseconds second = 1'000'000'000;
inline constexpr Nanoseconds monotonic_start = 1'000 * second;  ///< what steady_clock says at the start
inline constexpr Nanoseconds realtime_start = 1'700'000'000 * second;  ///< system_clock: November 2023

inline Nanoseconds start_of(clockid_t clock) {
  const bool wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
  return wall ? realtime_start : monotonic_start;
}

inline Nanoseconds nanoseconds(const timespec& time) {
  constexpr Nanoseconds far = Nanoseconds{1} << 33;  // Seconds; further away is the same as for ever.
  return (time.tv_sec > far ? far : static_cast<Nanoseconds>(time.tv_sec)) * second + time.tv_nsec;
}

/// A moment that the clock will show, in virtual time.
inline Nanoseconds moment_of(clockid_t clock, const timespec& time) {
  const Nanoseconds moment = nanoseconds(time) - start_of(clock);
  return moment > 0 ? moment : 0;
}

inline timespec timespec_of(Nanoseconds time) {
  return {.tv_sec = static_cast<time_t>(time / second), .tv_nsec = static_cast<long>(time % second)};
}

}  // namespace explore
