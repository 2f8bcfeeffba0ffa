// Does it overlap, and is it faster? The two races behind the gate "fast enough" (docs/maintaining/speed.md).
//
// Phase S, overlap(): the work of every item is a sleep of known length, so `items x each` cannot pass faster
// unless items overlap. Reaching 0.95 x target once is a proof, on any machine, also with a single core.
//
// Phase T, race(): rounds of sequential baseline, the learner's version and a reference of the same shape on
// the same kernel, in random order, until the learner's hits the target twice or misses in a way no waiting
// explains.
//
// Both send their rounds as evidence; the grader judges them again from there. Without a grader (IDE) they
// print one line and fail the test on a clear miss.
//
// Requires: programs of the variant "measure"; one race at a time.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

#include "harness/chain.hpp"  // the kernel to race with

namespace harness {

/// The piece of work a learner's code calls per item in phase S. Counts how many are inside at once.
using Work = std::function<void()>;

struct Overlap {
  int items = 20;
  std::chrono::microseconds each{1000};
  unsigned threads = 2;
  double target = 1.6;  ///< items x each / wall that proves the overlap (0.95 of it is asked).
};

/// Runs phase S. `submission` must call `work` once per item.
void overlap(const Overlap& rules, const std::function<void(const Work& work)>& submission);

struct Race {
  unsigned threads = 2;
  double target = 1.6;
  bool baseline_is_bimodal =
      false;  ///< True for contended baselines: their median counts, not their minimum.
};

/// One arm of a race: does the whole work and returns its result, so that a wrong answer is never fast.
using Arm = std::function<std::uint64_t()>;

/// Runs phase T. Requires that all arms do the same work and return the same value.
void race(const Race& rules, const Arm& sequential, const Arm& submission, const Arm& reference);

}  // namespace harness
