#include "explore/replay/forgiving_execution.hpp"

#include <sys/mman.h>

#include <atomic>
#include <cstddef>

#include "explore/report/library_fault.hpp"

namespace explore {
namespace {

/// Races that were looked up and are not the library's. Shared with the processes forked to replay a failure:
/// each would otherwise ask the symboliser anew. One of them writes at a time.
class Judged {
 public:
  Judged() {
    void* const memory =
        mmap(nullptr, sizeof(Table), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED) table_ = static_cast<Table*>(memory);
  }

  bool has(const void* one, const void* other) const {
    if (table_ == nullptr) return false;
    const std::size_t count = table_->count.load(std::memory_order_acquire);
    for (std::size_t i = 0; i < count; ++i) {
      if (table_->pairs[i].one == one && table_->pairs[i].other == other) return true;
    }
    return false;
  }

  void add(const void* one, const void* other) {
    if (table_ == nullptr) return;
    const std::size_t count = table_->count.load(std::memory_order_relaxed);
    if (count == limit) return;
    table_->pairs[count] = {one, other};
    table_->count.store(count + 1, std::memory_order_release);
  }

 private:
  static constexpr std::size_t limit = 250;
  struct Pair {
    const void* one;
    const void* other;
  };
  struct Table {
    std::atomic<std::size_t> count;
    Pair pairs[limit];
  };
  Table* table_ = nullptr;
};

Judged users_own;  // Made before main, so before any fork.

const void* place(const Access& access) { return access.stack.empty() ? nullptr : access.stack.front(); }

}  // namespace

Ending ForgivingExecution::execute(const Body& body, Chooser& chooser, const ExecutionOptions& options) {
  Ending ending = run_(body, chooser, options);
  while (ending.failure && forgives(*ending.failure)) {
    if (options.trace != nullptr) *options.trace = {};
    ending = run_(body, chooser, options);
  }
  return ending;
}

bool ForgivingExecution::forgives(Failure& failure) {
  if (failure.kind != FailureKind::data_race || failure.accesses.size() != 2) return false;
  const void* const earlier = place(failure.accesses[0]);
  const void* const later = place(failure.accesses[1]);
  if (users_own.has(earlier, later)) return false;
  bool late = false;
  std::string fault =
      explore::library_fault(failure, [&](const auto& addresses) { return ask_(addresses, &late); });
  if (late) {
    failure = {.kind = FailureKind::limit,
               .message = "the symboliser did not answer: a race may be the learner's or the library's"};
    return false;
  }
  if (fault.empty()) users_own.add(earlier, later);
  if (fault.empty() || !let_race_pass(earlier, later)) return false;
  library_fault_ = std::move(fault);
  return true;
}

}  // namespace explore
