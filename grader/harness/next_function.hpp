// The function that ours stands in front of: the C library's pthread_create behind the harness's own.
#pragma once

#include <dlfcn.h>

#include <atomic>

namespace harness {

/// Usable before any constructor has run and from several threads: the lookup may happen twice and then finds
/// the same.
template <class Function>
class NextFunction {
 public:
  constexpr explicit NextFunction(const char* name) : name_(name) {}

  Function* get() {
    Function* found = found_.load(std::memory_order_relaxed);
    if (found == nullptr) {
      found = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name_));
      found_.store(found, std::memory_order_relaxed);
    }
    return found;
  }

 private:
  const char* const name_;
  std::atomic<Function*> found_{nullptr};
};

}  // namespace harness
