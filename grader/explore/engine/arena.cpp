#include "explore/engine/arena.hpp"

#include <sys/mman.h>

#include <cstring>

namespace explore {

Arena arena;

namespace {

constexpr int pattern = 0xA5;
constexpr std::size_t worth_giving_back = std::size_t{16} << 20;

void* map(std::uintptr_t wish, std::size_t bytes) {
  const int placed = wish != 0 ? MAP_FIXED_NOREPLACE : 0;
  const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | placed;
  void* const got = mmap(reinterpret_cast<void*>(wish), bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
  return got == MAP_FAILED ? nullptr : got;
}

}  // namespace

bool Arena::reserve() {
  if (states_ != nullptr) return true;
  if (map(base, capacity) == nullptr) return false;
  states_ = static_cast<std::uint8_t*>(map(0, capacity / granule_bytes));
  return states_ != nullptr;
}

void* Arena::allocate(std::size_t bytes, std::size_t alignment) {
  if (!reserve() || bytes > capacity || alignment > capacity) return nullptr;
  if (alignment < granule_bytes) alignment = granule_bytes;
  if (bytes == 0) bytes = 1;
  const std::uintptr_t block = (next_ + sizeof(Header) + alignment - 1) / alignment * alignment;
  const std::uintptr_t end = (block + bytes + granule_bytes - 1) / granule_bytes * granule_bytes;
  if (end > base + capacity) return nullptr;
  const std::uintptr_t distance = last_block_ == 0 ? 0 : (block - last_block_) / granule_bytes;
  header_of(block) = {
      .granules_before = static_cast<std::uint32_t>(distance), .reached = false, .bytes = bytes};
  last_block_ = block;
  next_ = end;
  ++live_;
  set_states(block, bytes, false);
  return std::memset(reinterpret_cast<void*>(block), pattern, bytes);
}

void Arena::set_states(std::uintptr_t block, std::size_t bytes, bool freed) {
  const std::size_t whole = bytes / granule_bytes, rest = bytes % granule_bytes;
  std::memset(&granule(block), freed ? freed_granule : granule_bytes, whole);
  if (rest > 0) granule(block + bytes) = freed ? freed_granule : static_cast<std::uint8_t>(rest);
}

void Arena::free(void* block) {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  set_states(address, bytes_of(block), true);
  if (address >= start_) --live_;
}

// A block begins after a header, which is the only thing that may not be used between usable bytes.
bool Arena::is_live(const void* block) const {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  if (states_ == nullptr || address % granule_bytes != 0 || address == base) return false;
  const std::uint8_t first = granule(address);
  return first != 0 && first != freed_granule && granule(address - 1) == 0;
}

bool Arena::was_freed(const void* block) const {
  const auto address = reinterpret_cast<std::uintptr_t>(block);
  return states_ != nullptr && granule(address) == freed_granule;
}

Arena::State Arena::state_of_each(std::uintptr_t address, std::size_t bytes) const {
  const std::uintptr_t end = address + bytes;
  while (address < end) {
    if (!owns(address)) return State::outside;
    const std::uint8_t usable = granule(address);
    if (usable == freed_granule) return State::freed;
    const std::uintptr_t next = (address / granule_bytes + 1) * granule_bytes;
    const std::uintptr_t last = (end < next ? end : next) - 1;
    if (last % granule_bytes >= usable) return State::outside;
    address = next;
  }
  return State::usable;
}

void Arena::begin() {
  bool keep = false;
  if (live_ > 0) {
    reach_from_outside();
    for (auto block = last_block_; block != 0 && !keep; block = block_before(block)) {
      keep = header_of(block).reached;
    }
  }
  if (keep) {
    start_ = next_;
  } else if (next_ > start_) {
    if (next_ - start_ > worth_giving_back) {
      madvise(reinterpret_cast<void*>(start_), next_ - start_, MADV_DONTNEED);
    }
    std::memset(&granule(start_), 0, (next_ - start_) / granule_bytes);
    next_ = start_;
  }
  last_block_ = 0;
  live_ = 0;
}

}  // namespace explore
