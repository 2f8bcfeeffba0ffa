// How long a property test goes on.
#pragma once

namespace explore {

#if defined(__SANITIZE_ADDRESS__)  // g++
#define EXPLORE_TESTS_SANITIZED
#elif defined(__has_feature)  // clang
#if __has_feature(address_sanitizer)
#define EXPLORE_TESTS_SANITIZED
#endif
#endif
#ifdef EXPLORE_TESTS_SANITIZED
inline constexpr bool sanitized = true;
#else
inline constexpr bool sanitized = false;
#endif

/// All the rounds where the code runs at full speed; under a sanitizer, which is some twenty times slower and
/// sees damage to memory in any of them, a twentieth.
template <class Count>
constexpr Count rounds(Count all) {
  return sanitized ? all / 20 : all;
}

/// What all the rounds must at least have met; of a twentieth half as much, since chance weighs more in few.
template <class Count>
constexpr Count at_least(Count all) {
  return sanitized ? all / 40 : all;
}

}  // namespace explore
