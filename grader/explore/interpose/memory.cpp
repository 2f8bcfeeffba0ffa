// malloc and its family, and operator new and delete.
//
// What the program allocates under control comes from the arena. What the libraries allocate for themselves
// (locales, buffers of streams) comes from the C library: they keep it from one execution to the next.
#include <malloc.h>

#include <cstring>
#include <new>

#include "explore/engine/heap.hpp"
#include "explore/interpose/entry.hpp"

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
extern char __executable_start, etext;  // By the linker: the program's code lies between.
}

namespace explore {
namespace {

bool is_programs(const void* place) { return place >= &__executable_start && place < &etext; }

// Memory of the C library may have been another thread's a moment ago.
void* fresh(void* block, std::size_t bytes) {
  if (block != nullptr && in_control() && scheduler.detects()) {
    scheduler.races().forget(address_of(block), bytes);
  }
  return block;
}

void* allocate(std::size_t bytes, std::size_t alignment, const void* place) {
  if (in_control() && is_programs(place)) {
    const InRuntime runtime;
    return heap_allocate(bytes, alignment, place);
  }
  const bool ordinary = alignment <= alignof(std::max_align_t);
  return fresh(ordinary ? __libc_malloc(bytes) : __libc_memalign(alignment, bytes), bytes);
}

void release(void* block, const void* place) {
  if (!Arena::owns(block)) return __libc_free(block);
  if (in_control()) {
    const InRuntime runtime;
    heap_free(block, place);
  } else if (arena.is_live(block)) {
    arena.free(block);
  }
}

void* allocate_for_new(std::size_t bytes, std::size_t alignment, const void* place) {
  for (;;) {
    if (void* const block = allocate(bytes, alignment, place)) return block;
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void* reallocate(void* block, std::size_t bytes, const void* place) {
  if (block == nullptr) return allocate(bytes, 0, place);
  if (!Arena::owns(block)) return fresh(__libc_realloc(block, bytes), bytes);
  void* const moved = allocate(bytes, 0, place);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, std::min(bytes, Arena::bytes_of(block)));
  release(block, place);
  return moved;
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

void* malloc(std::size_t bytes) noexcept { return allocate(bytes, 0, EXPLORE_CALLER); }
void free(void* block) noexcept { release(block, EXPLORE_CALLER); }
void* realloc(void* block, std::size_t bytes) noexcept { return reallocate(block, bytes, EXPLORE_CALLER); }
void* memalign(std::size_t alignment, std::size_t bytes) noexcept {
  return allocate(bytes, alignment, EXPLORE_CALLER);
}
void* aligned_alloc(std::size_t alignment, std::size_t bytes) noexcept {
  return allocate(bytes, alignment, EXPLORE_CALLER);
}

void* calloc(std::size_t count, std::size_t bytes) noexcept {
  std::size_t all = 0;
  if (__builtin_mul_overflow(count, bytes, &all)) return nullptr;
  if (!in_control() || !is_programs(EXPLORE_CALLER)) return fresh(__libc_calloc(count, bytes), all);
  void* const block = allocate(all, 0, EXPLORE_CALLER);
  return block == nullptr ? nullptr : std::memset(block, 0, all);
}

void* reallocarray(void* block, std::size_t count, std::size_t bytes) noexcept {
  std::size_t all = 0;
  if (__builtin_mul_overflow(count, bytes, &all)) return nullptr;
  return reallocate(block, all, EXPLORE_CALLER);
}

int posix_memalign(void** result, std::size_t alignment, std::size_t bytes) noexcept {
  void* const block = allocate(bytes, alignment, EXPLORE_CALLER);
  if (block == nullptr) return ENOMEM;
  *result = block;
  return 0;
}

std::size_t malloc_usable_size(void* block) noexcept {
  if (Arena::owns(block)) return Arena::bytes_of(block);
  return EXPLORE_REAL(malloc_usable_size)(block);
}

}  // extern "C"

// The forms not defined here call these.
void* operator new(std::size_t bytes) { return allocate_for_new(bytes, 0, EXPLORE_CALLER); }
void* operator new[](std::size_t bytes) { return allocate_for_new(bytes, 0, EXPLORE_CALLER); }
void* operator new(std::size_t bytes, std::align_val_t alignment) {
  return allocate_for_new(bytes, static_cast<std::size_t>(alignment), EXPLORE_CALLER);
}
void* operator new[](std::size_t bytes, std::align_val_t alignment) {
  return allocate_for_new(bytes, static_cast<std::size_t>(alignment), EXPLORE_CALLER);
}
void* operator new(std::size_t bytes, const std::nothrow_t&) noexcept {
  return allocate(bytes, 0, EXPLORE_CALLER);
}
void* operator new[](std::size_t bytes, const std::nothrow_t&) noexcept {
  return allocate(bytes, 0, EXPLORE_CALLER);
}

void operator delete(void* block) noexcept { release(block, EXPLORE_CALLER); }
void operator delete[](void* block) noexcept { release(block, EXPLORE_CALLER); }
void operator delete(void* block, std::size_t) noexcept { release(block, EXPLORE_CALLER); }
void operator delete[](void* block, std::size_t) noexcept { release(block, EXPLORE_CALLER); }
void operator delete(void* block, std::align_val_t) noexcept { release(block, EXPLORE_CALLER); }
void operator delete[](void* block, std::align_val_t) noexcept { release(block, EXPLORE_CALLER); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { release(block, EXPLORE_CALLER); }
void operator delete[](void* block, std::size_t, std::align_val_t) noexcept {
  release(block, EXPLORE_CALLER);
}
