// Memory for a detector's records: taken one after another, given back all at once.
//
// Straight from the kernel, since malloc is the program's under test. What was mapped once is used again by
// the next execution, so a warm pool never asks the kernel. Records are handed out as they were left: whoever
// takes one sets it up.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace explore {

/// Zeroed memory, or null when there is no more.
inline void* map_memory(std::size_t bytes) {
  void* memory =
      mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return memory == MAP_FAILED ? nullptr : memory;
}

/// Records numbered from 1; 0 stands for none.
template <class Record, std::uint32_t limit, std::uint32_t per_chunk>
class Pool {
  static_assert(std::is_trivially_copyable_v<Record> && std::is_trivially_destructible_v<Record>);
  static_assert(limit % per_chunk == 0);

 public:
  void clear() { taken_ = 0; }

  /// 0 at the limit, or when the kernel has no memory left.
  std::uint32_t take() {
    if (taken_ == limit) return 0;
    Record*& chunk = chunks_[taken_ / per_chunk];
    if (chunk == nullptr) chunk = static_cast<Record*>(map_memory(per_chunk * sizeof(Record)));
    return chunk == nullptr ? 0 : ++taken_;
  }

  Record& operator[](std::uint32_t number) {
    return chunks_[(number - 1) / per_chunk][(number - 1) % per_chunk];
  }

 private:
  std::uint32_t taken_ = 0;
  Record* chunks_[limit / per_chunk] = {};
};

}  // namespace explore
