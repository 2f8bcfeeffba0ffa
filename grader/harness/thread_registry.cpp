#include "harness/thread_registry.hpp"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace harness {
namespace {

// Not a std::mutex: lock_count.cpp would count it.
class QuietLock {
 public:
  void lock() {
    while (taken_.test_and_set(std::memory_order_acquire)) taken_.wait(true, std::memory_order_relaxed);
  }
  void unlock() {
    taken_.clear(std::memory_order_release);
    taken_.notify_one();
  }

 private:
  std::atomic_flag taken_;
};

constinit QuietLock registry_lock;
constinit ThreadEntry* living = nullptr;        // Guarded by registry_lock.
constinit std::chrono::nanoseconds retired{0};  // Waiting time of dead threads; guarded by registry_lock.
constinit std::atomic<bool> tracking{false};

// The second number: nanoseconds on a run queue. The first is CPU time.
std::optional<std::chrono::nanoseconds> run_delay_in(const char* schedstat) {
  const int file = ::open(schedstat, O_RDONLY | O_CLOEXEC);
  if (file < 0) return std::nullopt;
  char text[128];
  const ssize_t length = ::read(file, text, sizeof text - 1);
  ::close(file);
  if (length <= 0) return std::nullopt;
  text[length] = '\0';
  char* second = nullptr;
  std::strtoull(text, &second, 10);
  return std::chrono::nanoseconds(std::strtoull(second, nullptr, 10));
}

std::optional<std::chrono::nanoseconds> run_delay_of(pid_t thread) {
  char path[64];
  std::snprintf(path, sizeof path, "/proc/self/task/%d/schedstat", thread);
  return run_delay_in(path);
}

}  // namespace

struct ThreadRegistry {
  static void add(ThreadEntry& entry) {
    const std::lock_guard guard(registry_lock);
    entry.next_ = living;
    if (living != nullptr) living->previous_ = &entry;
    living = &entry;
  }

  static void remove(ThreadEntry& entry, std::chrono::nanoseconds waited) {
    const std::lock_guard guard(registry_lock);
    if (entry.previous_ != nullptr)
      entry.previous_->next_ = entry.next_;
    else
      living = entry.next_;
    if (entry.next_ != nullptr) entry.next_->previous_ = entry.previous_;
    retired += waited;
  }

  template <class Visit>
  static void visit(Visit visit_thread) {
    for (const ThreadEntry* entry = living; entry != nullptr; entry = entry->next_) visit_thread(entry->id_);
  }
};

ThreadEntry::ThreadEntry() : id_(static_cast<pid_t>(::syscall(SYS_gettid))) { ThreadRegistry::add(*this); }

ThreadEntry::~ThreadEntry() {
  std::chrono::nanoseconds waited{0};
  if (tracking.load(std::memory_order_relaxed)) {
    waited = run_delay_in("/proc/thread-self/schedstat").value_or(waited);
  }
  ThreadRegistry::remove(*this, waited);
}

void track_run_delay(bool on) { tracking.store(on, std::memory_order_relaxed); }

std::optional<std::chrono::nanoseconds> total_run_delay() {
  std::optional<std::chrono::nanoseconds> total = run_delay_in("/proc/thread-self/schedstat");
  if (!total) return total;
  const std::lock_guard guard(registry_lock);
  *total += retired;
  ThreadRegistry::visit(
      [&](pid_t thread) { *total += run_delay_of(thread).value_or(std::chrono::nanoseconds(0)); });
  return total;
}

void allow_living_threads_on(const cpu_set_t& cpus) {
  const std::lock_guard guard(registry_lock);
  ThreadRegistry::visit([&](pid_t thread) { ::sched_setaffinity(thread, sizeof cpus, &cpus); });
}

}  // namespace harness
