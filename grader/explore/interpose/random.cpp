#include "explore/interpose/random.hpp"

#include <sys/random.h>

#include <cstdlib>
#include <cstring>
#include <random>
#include <string>

#include "explore/interpose/entry.hpp"

namespace explore {
namespace {

// SplitMix64 over the seed and a count that starts anew with each execution.
std::uint64_t next_random() {
  static std::uint64_t execution = 0, state = 0;
  if (execution != scheduler.executions()) {
    execution = scheduler.executions();
    state = scheduler.options().random_seed;
  }
  state += 0x9e3779b97f4a7c15;
  std::uint64_t mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
  return mixed ^ (mixed >> 31);
}

}  // namespace

void fill_with_random_bytes(void* bytes, std::size_t count) {
  auto* to = static_cast<char*>(bytes);
  while (count > 0) {
    const std::uint64_t word = next_random();
    const std::size_t part = count < sizeof word ? count : sizeof word;
    std::memcpy(to, &word, part);
    to += part, count -= part;
  }
}

}  // namespace explore

using namespace explore;

extern "C" {

int rand() noexcept {
  EXPLORE_UNLESS_CONTROLLED(rand);
  return static_cast<int>(next_random() >> 33);
}

long random() noexcept {
  EXPLORE_UNLESS_CONTROLLED(random);
  return static_cast<long>(next_random() >> 33);
}

ssize_t getrandom(void* bytes, std::size_t count, unsigned flags) {
  EXPLORE_UNLESS_CONTROLLED(getrandom, bytes, count, flags);
  fill_with_random_bytes(bytes, count);
  return static_cast<ssize_t>(count);
}

int getentropy(void* bytes, std::size_t count) {
  EXPLORE_UNLESS_CONTROLLED(getentropy, bytes, count);
  fill_with_random_bytes(bytes, count);
  return 0;
}

std::uint32_t arc4random() noexcept {
  EXPLORE_UNLESS_CONTROLLED(arc4random);
  return static_cast<std::uint32_t>(next_random());
}

}  // extern "C"

// std::random_device asks the processor or a device file; this is the function behind its operator().
std::random_device::result_type std::random_device::_M_getval() {
  if (in_control()) return static_cast<result_type>(next_random());
  result_type value = 0;
  if (EXPLORE_REAL(getrandom)(&value, sizeof value, 0) != static_cast<ssize_t>(sizeof value)) std::abort();
  return value;
}
