// Copying and filling of blocks. clang 19 calls these by name; clang 14 and g++ call the C library's
// functions, which the link replaces (--wrap). g++ tells of copied structures by ranges.
#include <cstddef>
#include <cstdint>

#include "explore/engine/accesses.hpp"
#include "explore/interpose/entry.hpp"

extern "C" {
void* __real_memcpy(void*, const void*, std::size_t);
void* __real_memmove(void*, const void*, std::size_t);
void* __real_memset(void*, int, std::size_t);
}

namespace explore {
namespace {

void access(const void* address, std::size_t bytes, bool write, const void* place) {
  if (bytes > 0) plain_access(address_of(address), bytes, write, place);
}

void copies(void* to, const void* from, std::size_t bytes, const void* place) {
  if (!in_control()) return;
  access(from, bytes, false, place);
  access(to, bytes, true, place);
}

void fills(void* to, std::size_t bytes, const void* place) {
  if (in_control()) access(to, bytes, true, place);
}

}  // namespace
}  // namespace explore

using namespace explore;

extern "C" {

void* __wrap_memcpy(void* to, const void* from, std::size_t bytes) {
  copies(to, from, bytes, EXPLORE_CALLER);
  return __real_memcpy(to, from, bytes);
}
void* __wrap_memmove(void* to, const void* from, std::size_t bytes) {
  copies(to, from, bytes, EXPLORE_CALLER);
  return __real_memmove(to, from, bytes);
}
void* __wrap_memset(void* to, int byte, std::size_t bytes) {
  fills(to, bytes, EXPLORE_CALLER);
  return __real_memset(to, byte, bytes);
}

void* __tsan_memcpy(void* to, const void* from, std::size_t bytes) {
  copies(to, from, bytes, EXPLORE_CALLER);
  return __real_memcpy(to, from, bytes);
}
void* __tsan_memmove(void* to, const void* from, std::size_t bytes) {
  copies(to, from, bytes, EXPLORE_CALLER);
  return __real_memmove(to, from, bytes);
}
void* __tsan_memset(void* to, int byte, std::size_t bytes) {
  fills(to, bytes, EXPLORE_CALLER);
  return __real_memset(to, byte, bytes);
}

}  // extern "C"
