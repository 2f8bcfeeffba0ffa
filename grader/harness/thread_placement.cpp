#include "harness/thread_placement.hpp"

#include <sched.h>

#include <atomic>
#include <vector>

#include "harness/thread_registry.hpp"

namespace harness {
namespace {

struct Allowed {
  cpu_set_t set;
  std::vector<int> cpus;
  Allowed() {
    CPU_ZERO(&set);
    ::sched_getaffinity(0, sizeof set, &set);
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu) {
      if (CPU_ISSET(cpu, &set)) cpus.push_back(cpu);
    }
  }
};

// Read once, before anybody is pinned.
const Allowed& allowed() {
  static const Allowed* instance = new Allowed;
  return *instance;
}

constinit std::atomic<Placement> current{Placement::natural};
constinit std::atomic<unsigned> threads_placed{0};

}  // namespace

PlacementScope::PlacementScope(Placement placement) {
  const Allowed& all = allowed();
  threads_placed = 0;
  current = placement;
  if (placement == Placement::natural || all.cpus.empty()) return;
  cpu_set_t first;
  CPU_ZERO(&first);
  CPU_SET(static_cast<unsigned>(all.cpus.front()), &first);
  ::sched_setaffinity(0, sizeof first, &first);
  if (placement == Placement::spread) ::sched_setaffinity(0, sizeof all.set, &all.set);
}

PlacementScope::~PlacementScope() {
  if (current.exchange(Placement::natural) == Placement::natural) return;
  ::sched_setaffinity(0, sizeof(cpu_set_t), &allowed().set);
  allow_living_threads_on(allowed().set);
}

std::optional<int> next_thread_cpu() {
  if (current.load() == Placement::natural || allowed().cpus.empty()) return std::nullopt;
  const auto& cpus = allowed().cpus;
  return cpus[(threads_placed.fetch_add(1) + 1) % cpus.size()];
}

void settle_thread() {
  if (current.load() == Placement::spread) ::sched_setaffinity(0, sizeof(cpu_set_t), &allowed().set);
}

}  // namespace harness
