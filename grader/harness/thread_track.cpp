#include "harness/thread_track.hpp"

#include <pthread.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>
#include <optional>

#include "harness/next_function.hpp"
#include "harness/thread_placement.hpp"
#include "harness/thread_registry.hpp"

namespace harness {
namespace {

// The threads of one measurement. Those that outlive it keep writing to it, so it may outlive its call.
struct Family {
  std::atomic<std::uint64_t> created{0}, alive{0}, peak{0};
};

constinit std::atomic<Family*> measured{nullptr};

void born(Family& family) {
  family.created.fetch_add(1, std::memory_order_relaxed);
  const std::uint64_t alive = family.alive.fetch_add(1, std::memory_order_relaxed) + 1;
  std::uint64_t peak = family.peak.load(std::memory_order_relaxed);
  while (peak < alive && !family.peak.compare_exchange_weak(peak, alive, std::memory_order_relaxed)) {
  }
}

// What a new thread needs to know; malloc'd, so that it is no allocation of the learner's.
struct Start {
  void* (*routine)(void*);
  void* argument;
  Family* family;  // Null outside of a measurement.
};

// Ends a thread's account whether its routine returns, calls pthread_exit or is cancelled.
struct Life {
  Family* family;
  ~Life() {
    // The last touch: end_thread_count() frees a family without living threads.
    if (family != nullptr) family->alive.fetch_sub(1, std::memory_order_release);
  }
};

void* trampoline(void* argument) {
  const Start start = *static_cast<Start*>(argument);
  std::free(argument);
  const Life life{start.family};  // Ends after the entry: who joins finds both done.
  const ThreadEntry entry;
  settle_thread();
  return start.routine(start.argument);
}

using Create = int(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*);
constinit NextFunction<Create> next_create("pthread_create");

// Creates the thread on the CPU where it shall begin. Attributes of the learner's own come first.
int create_placed(pthread_t* thread, const pthread_attr_t* attributes, Start* start) {
  const std::optional<int> cpu = next_thread_cpu();
  if (!cpu || attributes != nullptr) return next_create.get()(thread, attributes, trampoline, start);
  cpu_set_t only;
  CPU_ZERO(&only);
  CPU_SET(static_cast<unsigned>(*cpu), &only);
  pthread_attr_t placed;
  pthread_attr_init(&placed);
  pthread_attr_setaffinity_np(&placed, sizeof only, &only);
  const int status = next_create.get()(thread, &placed, trampoline, start);
  pthread_attr_destroy(&placed);
  return status;
}

}  // namespace

void begin_thread_count() {
  Family* family = new (std::malloc(sizeof(Family))) Family;
  measured.store(family, std::memory_order_release);
}

ThreadCounts end_thread_count() {
  Family* family = measured.exchange(nullptr, std::memory_order_acq_rel);
  const ThreadCounts counts{.created = family->created.load(),
                            .peak = family->peak.load(),
                            .left = family->alive.load(std::memory_order_acquire)};
  if (counts.left == 0) std::free(family);
  return counts;
}

}  // namespace harness

extern "C" int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*routine)(void*),
                              void* argument) noexcept {
  using namespace harness;
  Family* family = measured.load(std::memory_order_acquire);
  void* memory = std::malloc(sizeof(Start));
  if (memory == nullptr) return EAGAIN;
  Start* start = new (memory) Start{routine, argument, family};
  if (family != nullptr)
    born(*family);  // Before the thread runs: it may be gone when pthread_create returns.
  const int status = create_placed(thread, attributes, start);
  if (status != 0) {
    std::free(start);
    if (family != nullptr) {
      family->created.fetch_sub(1, std::memory_order_relaxed);
      family->alive.fetch_sub(1, std::memory_order_release);
    }
  }
  return status;
}
