// Computing beside the loop: the pool does the work, the coroutine waits, the loop goes on.
//
// Guarantees: runs work() on a thread of the pool, and goes on, on the loop's thread, with what it returned,
//             or throws what it threw. Throws Busy, without waiting, if the pool takes no more in.
//             If the token is cancelled before or meanwhile, throws Cancelled at once, but never inside
//             cancel(): work that has not begun is not begun any more, and what work in progress will return,
//             nobody hears.
//             The same if the Task is destroyed while it waits. Nothing that a coroutine owns is touched by
//             another thread; the loop may be gone when the work ends, and the work's own data is destroyed
//             whenever that may be.
// Requires:   the pool outlives the wait; work() uses nothing that may be gone when it runs.
// Example:
//   Task<std::string> price = offload(loop, pool, [n] { return compute(n); }, token);
//   co_await price;
#pragma once

#include <functional>
#include <string>

#include "depot.hpp"
#include "order.hpp"

namespace lab {

Task<std::string> offload(EventLoop& loop, Depot& pool, std::function<std::string()> work, CancelToken token);

}  // namespace lab
