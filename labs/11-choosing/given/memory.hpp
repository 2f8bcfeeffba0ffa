// What a process has in memory for itself alone.
#pragma once

#include <cstddef>

namespace lab {

/// Bytes of pages that this process has changed and shares with nobody. Exact: the kernel looks at every page
/// (VmRSS in /proc/self/status is only nearly right, the less so the more cores there are).
std::size_t private_bytes();

}  // namespace lab
