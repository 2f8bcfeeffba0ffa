// Which blocks of the arena can still be reached? As leak checkers do: whatever looks like an address of a
// block, in the variables of the program and its libraries or in a block that is reached, reaches it.
#include <link.h>

#include "explore/engine/arena.hpp"
#include "explore/engine/scheduler.hpp"

namespace explore {
namespace {

struct Range {
  std::uintptr_t begin, end;
};

int add_variables(dl_phdr_info* object, std::size_t, void* argument) {
  auto& ranges = *static_cast<std::vector<Range>*>(argument);
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& part = object->dlpi_phdr[i];
    if (part.p_type != PT_LOAD || (part.p_flags & PF_W) == 0) continue;
    const std::uintptr_t begin = object->dlpi_addr + part.p_vaddr;
    ranges.push_back({begin, begin + part.p_memsz});
  }
  return 0;
}

template <class Object>
Range range_of(const Object& object) {
  const auto begin = reinterpret_cast<std::uintptr_t>(&object);
  return {begin, begin + sizeof object};
}

void leave_out(std::vector<Range>& ranges, Range part) {
  for (Range& range : ranges) {
    if (part.begin < range.begin || part.begin >= range.end) continue;
    const Range rest{part.end, range.end};
    range.end = part.begin;
    ranges.push_back(rest);
    return;
  }
}

// Without the runtime's own memory: it points at everything.
std::vector<Range> variables_of_program() {
  std::vector<Range> ranges;
  dl_iterate_phdr(add_variables, &ranges);
  leave_out(ranges, range_of(scheduler));
  leave_out(ranges, range_of(arena));
  return ranges;
}

}  // namespace

std::uintptr_t Arena::block_around(std::uintptr_t address) const {
  if (address < start_ || address >= next_) return 0;
  std::uintptr_t at = address / granule_bytes * granule_bytes;
  if (granule(at) == 0 || granule(at) == freed_granule) return 0;
  while (granule(at - granule_bytes) != 0) at -= granule_bytes;
  return at;
}

void Arena::reach_from(std::uintptr_t begin, std::uintptr_t end, std::vector<std::uintptr_t>& reached) {
  constexpr std::uintptr_t word = sizeof(std::uintptr_t);
  for (std::uintptr_t at = (begin + word - 1) / word * word; at + word <= end; at += word) {
    const std::uintptr_t block = block_around(*reinterpret_cast<const std::uintptr_t*>(at));
    if (block == 0 || header_of(block).reached) continue;
    header_of(block).reached = true;
    reached.push_back(block);
  }
}

void Arena::reach_from_outside() {
  std::vector<std::uintptr_t> reached;
  for (const Range range : variables_of_program()) reach_from(range.begin, range.end, reached);
  if (start_ > base) reach_from(base, start_, reached);  // What earlier executions left.
  while (!reached.empty()) {
    const std::uintptr_t block = reached.back();
    reached.pop_back();
    reach_from(block, block + header_of(block).bytes, reached);
  }
}

const void* Arena::find_leak() {
  if (live_ == 0) return nullptr;
  reach_from_outside();
  const void* found = nullptr;
  for (auto at = last_block_; at != 0; at = block_before(at)) {
    const auto* block = reinterpret_cast<const void*>(at);
    if (is_live(block) && !header_of(at).reached) found = block;
    header_of(at).reached = false;
  }
  return found;
}

}  // namespace explore
