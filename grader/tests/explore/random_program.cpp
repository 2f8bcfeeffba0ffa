#include "random_program.hpp"

#include <algorithm>

namespace explore {
namespace {

// Two locks share a word, and so do two atomics: they must be kept apart.
constexpr std::array<std::uintptr_t, 4> lock_addresses{0x5000, 0x5004, 0x5040, 0x5200};
struct AtomicObject {
  std::uintptr_t address;
  std::size_t bytes;
};
constexpr std::uintptr_t semaphore = 0x5300, guard = 0x5004;
constexpr std::array<AtomicObject, 5> atomics{
    {{0x1040, 4}, {0x1044, 4}, {0x1048, 8}, {0x1200, 1}, {guard, 1}}};
constexpr std::uintptr_t data = 0x1000;

}  // namespace

RandomProgram::RandomProgram(unsigned seed, Style style) : random_(seed), style_(style) {
  thread_limit_ = chance(10) ? 12 : 2 + below(4);
  guarded_percent_ = below(100);
  stray_percent_ = below(60);
  kept_percent_ = chance(30) ? 100 : 2 + below(10);
  const bool weak = style == Style::only_atomics;
  //           create, join, locks, plain, atomics, forget
  weights_ = {
      1.0 + below(3), 0.5, 1.0 + below(6), 1.0 + below(8), 1.0 + below(8), weak || chance(70) ? 0.0 : 0.5};
  for (std::size_t i = 0; i < locks_.size(); ++i) locks_[i].address = lock_addresses[i];
}

int RandomProgram::below(int limit) { return std::uniform_int_distribution<int>(0, limit - 1)(random_); }

Step RandomProgram::next() {
  const ThreadId thread = alive_[static_cast<std::size_t>(below(static_cast<int>(alive_.size())))];
  switch (std::discrete_distribution<int>(weights_.begin(), weights_.end())(random_)) {
    case 0:
      return created_ < thread_limit_ ? create() : atomic(thread);
    case 1:
      return alive_.size() > 1 ? join(thread) : atomic(thread);
    case 2:
      return lock_or_unlock(thread);
    case 3:
      return plain(thread);
    case 4:
      return atomic(thread);
    default:
      return forget(thread);
  }
}

Step RandomProgram::create() {
  const ThreadId parent = alive_[static_cast<std::size_t>(below(static_cast<int>(alive_.size())))];
  const auto child = static_cast<ThreadId>(created_++);
  alive_.push_back(child);
  return {.what = What::create, .thread = parent, .other = child};
}

/// Ends another thread, too.
Step RandomProgram::join(ThreadId joiner) {
  ThreadId ended = joiner;
  while (ended == joiner) ended = alive_[static_cast<std::size_t>(below(static_cast<int>(alive_.size())))];
  alive_.erase(std::find(alive_.begin(), alive_.end(), ended));
  return {.what = What::join, .thread = joiner, .other = ended};
}

Step RandomProgram::lock_or_unlock(ThreadId thread) {
  if (chance(10)) {
    return {.what = chance(50) ? What::acquire : What::release, .thread = thread, .address = semaphore};
  }
  Lock& lock = locks_[static_cast<std::size_t>(below(static_cast<int>(locks_.size())))];
  const auto reader = std::find(lock.readers.begin(), lock.readers.end(), thread);
  if (lock.writer == thread) {
    lock.writer = no_thread;
    return {.what = What::release, .thread = thread, .address = lock.address};
  }
  if (reader != lock.readers.end()) {
    lock.readers.erase(reader);
    return {.what = What::release_shared, .thread = thread, .address = lock.address};
  }
  if (lock.writer != no_thread) return atomic(thread);
  if (chance(30)) {
    lock.readers.push_back(thread);
    return {.what = What::acquire, .thread = thread, .address = lock.address};
  }
  if (!lock.readers.empty()) return atomic(thread);
  lock.writer = thread;
  return {.what = What::acquire_exclusive, .thread = thread, .address = lock.address};
}

/// Each lock guards six bytes; a guarded access keeps to those of a lock it holds.
Step RandomProgram::plain(ThreadId thread) {
  if (chance(stray_percent_) && style_ == Style::anything) {
    const std::size_t bytes = std::size_t{1} << static_cast<unsigned>(below(5));
    return {.what = chance(50) ? What::read : What::write,
            .thread = thread,
            .address = data + static_cast<std::uintptr_t>(below(0x60)),
            .bytes = bytes};
  }
  for (std::size_t i = 0; i < locks_.size(); ++i) {
    const bool writer = locks_[i].writer == thread;
    const bool reader = std::count(locks_[i].readers.begin(), locks_[i].readers.end(), thread) > 0;
    if (!writer && !reader && chance(guarded_percent_)) continue;
    const int first = below(6), bytes = 1 + below(6 - first);
    return {.what = writer && chance(60) ? What::write : What::read,
            .thread = thread,
            .address = data + 6 * i + static_cast<std::uintptr_t>(first),
            .bytes = static_cast<std::size_t>(bytes)};
  }
  // Private memory: no other thread's, but in the same words.
  return {.what = chance(50) ? What::read : What::write,
          .thread = thread,
          .address = 0x1100 + static_cast<std::uintptr_t>(thread),
          .bytes = 1};
}

Step RandomProgram::atomic(ThreadId thread) {
  const Order order = any_order();
  if (chance(15)) return {.what = What::fence, .thread = thread, .order = order};
  // What releases a guard as a lock changes its value too, so there is no older one to be seen: the last is
  // out.
  const int candidates = static_cast<int>(atomics.size()) - (style_ == Style::only_atomics ? 1 : 0);
  const AtomicObject& object = atomics[static_cast<std::size_t>(below(candidates))];
  Step step{.thread = thread, .address = object.address, .bytes = object.bytes, .order = order};
  step.what = chance(45) ? What::load : chance(50) ? What::store : What::read_modify_write;
  return step;
}

Step RandomProgram::forget(ThreadId thread) {
  Step step{.what = What::forget, .thread = thread};
  step.address = chance(50) ? data + static_cast<std::uintptr_t>(below(0x60)) : 0x5000;
  step.bytes = chance(20) ? 1U << 20U : static_cast<std::size_t>(1 + below(chance(20) ? 0x600 : 20));
  return step;
}

}  // namespace explore
