// The compiler's calls for plain accesses: -fsanitize=thread, clang >= 14 and g++ >= 12.
#include <cstdint>

#include "explore/engine/accesses.hpp"
#include "explore/engine/control.hpp"
#include "explore/interpose/entry.hpp"

namespace {

inline void access(const void* address, std::size_t bytes, bool write, const void* place) {
  if (!explore::in_control()) return;
  explore::plain_access(reinterpret_cast<std::uintptr_t>(address), bytes, write, place);
}

}  // namespace

// One definition for each size and form that the compilers know.
#define EXPLORE_ACCESS(form, bytes)                                                                 \
  void __tsan_##form##read##bytes(void* address) { access(address, bytes, false, EXPLORE_CALLER); } \
  void __tsan_##form##write##bytes(void* address) { access(address, bytes, true, EXPLORE_CALLER); } \
  void __tsan_##form##read_write##bytes(void* address) { access(address, bytes, true, EXPLORE_CALLER); }
#define EXPLORE_ACCESSES(form) \
  EXPLORE_ACCESS(form, 1)      \
  EXPLORE_ACCESS(form, 2)      \
  EXPLORE_ACCESS(form, 4)      \
  EXPLORE_ACCESS(form, 8)      \
  EXPLORE_ACCESS(form, 16)

extern "C" {

void __tsan_init() {}
void __tsan_func_entry(void*) {}
void __tsan_func_exit() {}

EXPLORE_ACCESSES()
EXPLORE_ACCESSES(unaligned_)
EXPLORE_ACCESSES(volatile_)
EXPLORE_ACCESSES(unaligned_volatile_)

void __tsan_read_range(void* address, std::size_t bytes) { access(address, bytes, false, EXPLORE_CALLER); }
void __tsan_write_range(void* address, std::size_t bytes) { access(address, bytes, true, EXPLORE_CALLER); }

// A virtual call reads the pointer to its object's table; constructors and destructors write it. Writing the
// value that is there already changes nothing.
void __tsan_vptr_read(void** address) { access(address, sizeof *address, false, EXPLORE_CALLER); }
void __tsan_vptr_update(void** address, void* value) {
  if (*address != value) access(address, sizeof *address, true, EXPLORE_CALLER);
}

}  // extern "C"
