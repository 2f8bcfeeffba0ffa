// How long a property test goes on.
#pragma once

namespace explore {

/// All the rounds where the code runs at full speed; under a sanitizer, which is some twenty times slower and
/// sees damage to memory in any of them, a twentieth. Give it the counts that a test expects as well.
template <class Count>
constexpr Count rounds(Count all) {
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
  return all / 20;
#endif
#endif
  return all;
}

}  // namespace explore
