#include "explore/report/given_names.hpp"

#include <algorithm>
#include <cstring>

namespace explore {
namespace {

constexpr std::size_t most_names = 256, longest_name = 48;

/// Called from code under control, whose allocator and locks are the engine's: no memory, no lock. One thread
/// runs at a time there.
struct Named {
  std::uintptr_t object;
  char words[longest_name];
};
Named entries[most_names];
std::size_t name_count = 0;

Named* find(std::uintptr_t object) {
  Named* const end = entries + name_count;
  Named* const found = std::find_if(entries, end, [&](const Named& named) { return named.object == object; });
  return found == end ? nullptr : found;
}

}  // namespace

// NOLINTNEXTLINE(performance-unnecessary-value-param): the signature is that of explore.hpp.
void name(const void* object, std::string words) {
  const auto address = reinterpret_cast<std::uintptr_t>(object);
  Named* place = find(address);
  if (place == nullptr && name_count < most_names) place = &entries[name_count++];
  if (place == nullptr) return;
  place->object = address;
  std::strncpy(place->words, words.c_str(), longest_name - 1);
  place->words[longest_name - 1] = '\0';
}

std::string given_name(std::uintptr_t object) {
  const Named* found = find(object);
  return found == nullptr ? "" : found->words;
}

void forget_given_names() { name_count = 0; }

}  // namespace explore
