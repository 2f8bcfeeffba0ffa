// A loop whose rounds run on several threads, but never on too many.
//
// Requires:   max_threads >= 1; body may be called from several threads at once.
// Guarantees: calls body(0) ... body(n - 1), each once, in any order, and starts at most min(n, max_threads)
//             threads. A slow round holds nobody up: as long as one is left, a thread that is free takes it.
//             When a body throws, no further round begins; the first error is thrown to the caller once every
//             running round has ended. On return, and on a throw, no thread is left.
// Memory ordering: what a body wrote, the caller may read after parallel_for has returned.
// Example:
//   lab::parallel_for(photos.size(), 4, [&](std::size_t i) { shrink(photos[i]); });
#pragma once

#include <cstddef>
#include <functional>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body);

}  // namespace lab
