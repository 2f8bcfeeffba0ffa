// Random numbers that are the same on every machine and with every library: splitmix64, integers only.
#pragma once

#include <cstdint>

namespace explore {

class Random {
 public:
  explicit Random(std::uint64_t seed = 0) : state_(seed) {}

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return mixed ^ (mixed >> 31U);
  }

  /// 0 … count - 1; requires count > 0.
  std::uint32_t below(std::uint32_t count) {
    return static_cast<std::uint32_t>(((next() >> 32U) * count) >> 32U);
  }

  /// True once in `period` times on average; never for 0.
  bool once_in(std::uint32_t period) { return period > 0 && below(period) == 0; }

 private:
  std::uint64_t state_;
};

}  // namespace explore
