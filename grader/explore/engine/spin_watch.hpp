// Notices a thread that looks again and again at values that nobody changes: it waits for the others, so it
// gives way to them.
#pragma once

#include <array>
#include <cstdint>

namespace explore {

class SpinWatch {
 public:
  /// The thread did something that others can see.
  void progressed() { looks_ = 0, known_ = 0; }
  /// The thread looked, and changed nothing.
  void looked(std::uintptr_t address, std::uint64_t value) {
    for (unsigned i = 0; i < known_; ++i) {
      if (seen_[i].address != address) continue;
      if (seen_[i].value == value) {
        ++looks_;
      } else {
        seen_[i].value = value, looks_ = 0;
      }
      return;
    }
    seen_[known_ < seen_.size() ? known_++ : oldest_++ % seen_.size()] = {address, value};
  }
  bool spinning() const { return looks_ >= patience; }
  /// It gave way; the next looks count anew, the values are still known.
  void gave_way() { looks_ = 0; }

 private:
  static constexpr unsigned patience = 3;
  struct Look {
    std::uintptr_t address;
    std::uint64_t value;
  };
  std::array<Look, 4> seen_{};
  unsigned known_ = 0, oldest_ = 0, looks_ = 0;
};

}  // namespace explore
