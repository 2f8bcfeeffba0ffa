// The memory that code under control allocates: at the same addresses in every execution, never used twice
// within one, so that what was freed is known to be so.
//
// A byte of state for each sixteen bytes says how many of them may be used. Sixteen bytes before each block
// hold its header and may never be used, so running over the end of the block before is seen.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace explore {

class Arena {
 public:
  static constexpr std::uintptr_t base = 0x200000000000;
  static constexpr std::size_t capacity = std::size_t{1} << 32;

  static bool owns(std::uintptr_t address) { return address - base < capacity; }
  static bool owns(const void* address) { return owns(reinterpret_cast<std::uintptr_t>(address)); }

  /// Null: there is no more. The bytes are filled with a pattern, the same in every execution.
  void* allocate(std::size_t bytes, std::size_t alignment);
  /// Requires is_live(block).
  void free(void* block);
  bool is_live(const void* block) const;
  bool was_freed(const void* block) const;
  /// Of a block that is live or was freed in this execution.
  static std::size_t bytes_of(const void* block) { return header_of(block).bytes; }

  enum class State : std::uint8_t { usable, freed, outside };
  /// May these bytes be used? Requires owns(address).
  State state(std::uintptr_t address, std::size_t bytes) const {
    const std::uint8_t granule = states_[(address - base) / granule_bytes];
    const std::size_t end = address % granule_bytes + bytes;
    if (end <= granule && granule != freed_granule) return State::usable;
    return state_of_each(address, bytes);
  }

  /// A new execution. Blocks that the last one left stay where they are if anything may still point at them.
  void begin();
  /// A block of this execution that is live and that nothing points at any more, null when there is none.
  const void* find_leak();

 private:
  static constexpr std::size_t granule_bytes = 16;
  static constexpr std::uint8_t freed_granule = granule_bytes + 1;
  struct Header {
    std::uint32_t granules_before;  ///< from the block allocated before this one; 0: none in this execution
    bool reached;
    std::size_t bytes;
  };
  static_assert(sizeof(Header) == granule_bytes);

  static Header& header_of(const void* block) { return static_cast<Header*>(const_cast<void*>(block))[-1]; }
  static Header& header_of(std::uintptr_t block) { return header_of(reinterpret_cast<const void*>(block)); }
  static std::uintptr_t block_before(std::uintptr_t block) {
    const std::uintptr_t distance = header_of(block).granules_before;
    return distance == 0 ? 0 : block - distance * granule_bytes;
  }
  std::uint8_t& granule(std::uintptr_t address) const { return states_[(address - base) / granule_bytes]; }
  State state_of_each(std::uintptr_t address, std::size_t bytes) const;
  bool reserve();
  void set_states(std::uintptr_t block, std::size_t bytes, bool freed);

  void reach_from(std::uintptr_t begin, std::uintptr_t end, std::vector<std::uintptr_t>& reached);
  void reach_from_outside();
  std::uintptr_t block_around(std::uintptr_t address) const;

  std::uint8_t* states_ = nullptr;
  std::uintptr_t start_ = base;  ///< of this execution's memory
  std::uintptr_t next_ = base;   ///< of what is still unused
  std::uintptr_t last_block_ = 0;
  std::size_t live_ = 0;  ///< of this execution's blocks
};

extern Arena arena;

}  // namespace explore
