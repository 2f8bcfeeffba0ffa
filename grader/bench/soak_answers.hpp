// Answers to "do these items with two threads" whose truth is known.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>

namespace soak {

using Item = std::function<std::uint64_t(int)>;
/// Does items 0 to count - 1 and returns the sum of what they gave.
using Answer = std::uint64_t (*)(int count, const Item& item);

enum class Truth {
  right,
  wrong,
  wasteful  ///< overlaps, but wastes: caught by counting threads, not by time
};

struct Named {
  std::string_view name;
  Truth truth;
  Answer answer;
  Answer reference;  ///< of the same shape, where there is one
};

std::uint64_t sequential(int count, const Item& item);
std::span<const Named> all_answers();

}  // namespace soak
