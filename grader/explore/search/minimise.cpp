// Delta debugging (Zeller, Hildebrandt 2002): without which deviations does the failure stay?
//
// Leaving one out renumbers the decisions that follow, so that what is left may mean something else; whether
// it still fails is all that counts. What is right of a deviation that was left out is therefore also tried
// one or two decisions earlier and later.
#include <algorithm>
#include <utility>

#include "explore/search/search.hpp"

namespace explore {
namespace {

constexpr int most_tries = 400;

class Minimiser {
 public:
  Minimiser(Schedule schedule, const FailsAlike& fails_alike)
      : best_(std::move(schedule)), fails_alike_(fails_alike) {}

  Schedule run() {
    if (best_.empty() || accept({})) return best_;
    for (std::size_t chunk = (best_.size() + 1) / 2; chunk > 1; chunk = (chunk + 1) / 2) {
      drop_chunks(chunk);
      if (chunk == 2) break;
    }
    while (drop_chunks(1) || drop_shifted() || simplify()) {
    }
    return best_;
  }

 private:
  bool accept(const Schedule& candidate) {
    if (tries_ == most_tries || !well_formed(candidate)) return false;
    ++tries_;
    if (!fails_alike_(candidate)) return false;
    best_ = candidate;
    return true;
  }

  static bool well_formed(const Schedule& candidate) {
    int previous = -1;
    return std::all_of(candidate.begin(), candidate.end(), [&](const Deviation& deviation) {
      return deviation.decision > std::exchange(previous, deviation.decision);
    });
  }

  /// From the end: the last deviations matter least often, and leaving them out renumbers nothing.
  bool drop_chunks(std::size_t chunk) {
    bool dropped = false;
    for (std::size_t end = best_.size(); end > 0;) {
      const std::size_t begin = end > chunk ? end - chunk : 0;
      dropped |= accept(without(begin, end, 0));
      end = std::min(begin, best_.size());
    }
    return dropped;
  }

  bool drop_shifted() {
    for (std::size_t at = best_.size(); at-- > 0;) {
      if (at + 1 == best_.size()) continue;  // Nothing to shift.
      for (const int shift : {-1, 1, -2, 2}) {
        if (accept(without(at, at + 1, shift))) return true;
      }
    }
    return false;
  }

  /// The same number of deviations with lower options: the first that does.
  bool simplify() {
    bool simpler = false;
    for (std::size_t at = 0; at < best_.size(); ++at) {
      for (int option = 0; option < best_[at].option; ++option) {
        Schedule candidate = best_;
        candidate[at].option = option;
        if (!accept(candidate)) continue;
        simpler = true;
        break;
      }
    }
    return simpler;
  }

  Schedule without(std::size_t begin, std::size_t end, int shift) const {
    Schedule rest(best_.begin(), best_.begin() + static_cast<std::ptrdiff_t>(begin));
    for (std::size_t at = end; at < best_.size(); ++at) {
      rest.push_back({best_[at].decision + shift, best_[at].option});
    }
    return rest;
  }

  Schedule best_;
  const FailsAlike& fails_alike_;
  int tries_ = 0;
};

}  // namespace

Schedule minimise(const Schedule& schedule, const FailsAlike& fails_alike) {
  return Minimiser(schedule, fails_alike).run();
}

}  // namespace explore
