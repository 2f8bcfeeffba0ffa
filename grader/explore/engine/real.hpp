// The C library's own functions behind those that the runtime replaces.
#pragma once

#include <dlfcn.h>

#include <atomic>

namespace explore {

/// Looks a function up behind this program's own; never null. Defined once, so that it costs one look-up.
inline void* next_function(const char* name) { return dlsym(RTLD_NEXT, name); }

}  // namespace explore

/// The C library's function of this name and type, looked up once. No static local object that needs a guard:
/// guards are among the functions looked up.
#define EXPLORE_REAL_AS(type, name)                                   \
  ([] {                                                               \
    static std::atomic<type> found{nullptr};                          \
    auto known = found.load(std::memory_order_relaxed);               \
    if (known == nullptr) {                                           \
      known = reinterpret_cast<type>(::explore::next_function(name)); \
      found.store(known, std::memory_order_relaxed);                  \
    }                                                                 \
    return known;                                                     \
  }())
#define EXPLORE_REAL(function) EXPLORE_REAL_AS(decltype(&::function), #function)
