#include "harness/allocation_count.hpp"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <new>

namespace harness {
namespace {

constinit std::atomic<bool> counting{false};
constinit std::atomic<std::uint64_t> bytes{0};
constinit std::atomic<std::int64_t> alive{0}, peak{0};  // alive is below zero when older blocks were freed.

void count_new(std::size_t size) {
  if (!counting.load(std::memory_order_relaxed)) return;
  bytes.fetch_add(size, std::memory_order_relaxed);
  const auto change = static_cast<std::int64_t>(size);
  const std::int64_t now = alive.fetch_add(change, std::memory_order_relaxed) + change;
  std::int64_t most = peak.load(std::memory_order_relaxed);
  while (most < now && !peak.compare_exchange_weak(most, now, std::memory_order_relaxed)) {
  }
}

void count_delete(std::size_t size) {
  if (!counting.load(std::memory_order_relaxed)) return;
  alive.fetch_sub(static_cast<std::int64_t>(size), std::memory_order_relaxed);
}

// Stands directly before the memory handed out.
struct Header {
  void* block;  // What malloc returned.
  std::size_t size;
};

constexpr std::size_t default_alignment = alignof(std::max_align_t);
static_assert(sizeof(Header) % default_alignment == 0);

// Null when there is no memory.
void* take(std::size_t size, std::size_t alignment) {
  const std::size_t front = std::max(sizeof(Header), alignment);
  if (size > std::numeric_limits<std::size_t>::max() - 2 * front) return nullptr;
  void* block = nullptr;
  if (alignment <= default_alignment)
    block = std::malloc(front + size);
  else if (::posix_memalign(&block, alignment, front + size) != 0)
    block = nullptr;
  if (block == nullptr) return nullptr;
  void* memory = static_cast<std::byte*>(block) + front;
  new (static_cast<Header*>(memory) - 1) Header{block, size};
  count_new(size);
  return memory;
}

void* allocate(std::size_t size, std::size_t alignment) {
  while (true) {
    if (void* memory = take(size, alignment)) return memory;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void* allocate_or_null(std::size_t size, std::size_t alignment) noexcept {
  try {
    return allocate(size, alignment);
  } catch (const std::bad_alloc&) {
    return nullptr;
  }
}

void release(void* memory) noexcept {
  if (memory == nullptr) return;
  const Header header = *(static_cast<Header*>(memory) - 1);
  count_delete(header.size);
  std::free(header.block);
}

constexpr std::size_t of(std::align_val_t alignment) { return static_cast<std::size_t>(alignment); }

}  // namespace

void begin_allocation_count() {
  bytes.store(0, std::memory_order_relaxed);
  alive.store(0, std::memory_order_relaxed);
  peak.store(0, std::memory_order_relaxed);
  counting.store(true, std::memory_order_relaxed);
}

AllocationCounts end_allocation_count() {
  counting.store(false, std::memory_order_relaxed);
  return {.bytes = bytes.load(std::memory_order_relaxed),
          .peak = static_cast<std::uint64_t>(peak.load(std::memory_order_relaxed))};
}

}  // namespace harness

using namespace harness;

// clang-format off
void* operator new(std::size_t size) { return allocate(size, default_alignment); }
void* operator new[](std::size_t size) { return allocate(size, default_alignment); }
void* operator new(std::size_t size, std::align_val_t a) { return allocate(size, of(a)); }
void* operator new[](std::size_t size, std::align_val_t a) { return allocate(size, of(a)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size, default_alignment); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate_or_null(size, default_alignment); }
void* operator new(std::size_t size, std::align_val_t a, const std::nothrow_t&) noexcept { return allocate_or_null(size, of(a)); }
void* operator new[](std::size_t size, std::align_val_t a, const std::nothrow_t&) noexcept { return allocate_or_null(size, of(a)); }

void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t, const std::nothrow_t&) noexcept { release(memory); }
void operator delete[](void* memory, std::align_val_t, const std::nothrow_t&) noexcept { release(memory); }
// clang-format on
