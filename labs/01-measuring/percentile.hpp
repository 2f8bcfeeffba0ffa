// How bad is it for the unlucky, and how many are served in a second?
#pragma once

#include <chrono>
#include <cstddef>
#include <vector>

namespace lab {

/// The p-th percentile by nearest rank: the smallest sample such that p percent of all samples are not
/// larger. NaN when there are no samples.
///
/// Requires:   0 <= p <= 100; no sample is NaN. The samples come in any order.
/// Guarantees: the result is one of the samples; p = 0 is the smallest, p = 100 the largest.
/// The vector is yours: change it as you like, there is no need for another copy.
/// Example:    percentile({30, 10, 20, 40}, 50) is 20
double percentile(std::vector<double> samples, double p);

/// Items per second; 0 when no time has passed.
/// Example:    throughput_per_s(90, 1500ms) is 60
double throughput_per_s(std::size_t items, std::chrono::nanoseconds wall);

}  // namespace lab
