#include "explore/engine/atomics.hpp"

namespace explore {

// Where a fence stands between two other operations of its thread makes no difference under sequential
// consistency; with weak memory the order of fences does.
void atomic_fence(Order order, const void* place) {
  const Operation operation{.kind = Kind::fence, .place = place};
  if (scheduler.options().memory == Memory::weak) {
    scheduler.point(operation);
  } else {
    scheduler.mark(operation);
  }
  if (scheduler.detects()) scheduler.races().fence(scheduler.current().id, order);
}

}  // namespace explore
