// Many small computations on a depot's vans, and their results in the order of the items: Python's Pool.map.
//
// Requires:   fn may be called by several threads at once. Not called by a job of the same depot.
// Guarantees: returns fn(item) for each item, in the order of the items, whichever is ready first. fn is
//             called once for each, on the depot's vans, in jobs of `chunk` neighbouring items: at most
//             ceil(items / chunk) jobs. chunk 0 means: you choose, at most four jobs per van, and so small
//             that every van gets some work. Without items no job is submitted. When calls of fn throw, the
//             others are made all the same, and then the error of the first item, by place and not by time,
//             is thrown to the caller. On return, and on a throw, no job of this call is left; who waits
//             sleeps.
// Memory ordering: what fn wrote, the caller may read.
// Example:
//   lab::depot_map(depot, {1, 2, 3, 4, 5}, [](long x) { return x * x; });  // {1, 4, 9, 16, 25}
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "job.hpp"

namespace lab {

std::vector<long> depot_map(JobSink& depot, const std::vector<long>& items,
                            const std::function<long(long)>& fn, std::size_t chunk = 0);

}  // namespace lab
