// libstdc++'s seam behind atomic wait and notify: here they are operations of the scheduler. Found before the
// library's own.
#pragma once

#include <bits/c++config.h>

#include "../explore_calls.h"

#define __cpp_lib_atomic_wait 201907L

namespace std _GLIBCXX_VISIBILITY(default) {
_GLIBCXX_BEGIN_NAMESPACE_VERSION

namespace __detail {
inline void __thread_yield() noexcept { __explore_yield(); }
inline void __thread_relax() noexcept {}
}  // namespace __detail

template <typename _Tp, typename _ValueFunction>
void __atomic_wait_address_v(const _Tp* __address, _Tp __old, _ValueFunction __load) noexcept {
  do {
    __explore_await_change(__address, __builtin_addressof(__old), sizeof(_Tp));
    const _Tp __now = __load();
    if (__builtin_memcmp(__builtin_addressof(__now), __builtin_addressof(__old), sizeof(_Tp)) != 0) return;
  } while (true);
}

template <typename _Tp>
void __atomic_notify_address(const _Tp* __address, bool __all) noexcept {
  __explore_notify(__address, __all);
}

_GLIBCXX_END_NAMESPACE_VERSION
}  // namespace std
