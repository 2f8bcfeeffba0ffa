#include "explore/runner/decision_log.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace explore {
namespace {

/// One entry's fixed part; options, pending operations and enabled flags follow it.
struct Entry {
  std::uint32_t options, threads;
  std::int32_t usual, answer;
  ThreadId running;
  DecisionKind kind;
  bool preempts;
};

constexpr std::uint64_t hash_prime = 1099511628211U;

constexpr std::size_t aligned(std::size_t bytes) { return (bytes + 7) / 8 * 8; }

template <class Item>
std::span<const Item> take(const std::byte*& at, std::size_t count) {
  const std::span<const Item> items(reinterpret_cast<const Item*>(at), count);
  at += aligned(count * sizeof(Item));
  return items;
}

}  // namespace

DecisionLog* DecisionLog::in(void* memory, std::size_t bytes) {
  auto* const log = new (memory) DecisionLog;
  log->capacity_ = bytes - sizeof(DecisionLog);
  return log;
}

void DecisionLog::clear() {
  used_ = 0;
  decisions_ = 0;
  threads_ = 0;
  hash_ = 14695981039346656037U;
  full_ = false;
}

template <class Item>
void DecisionLog::put(const Item* items, std::size_t count) {
  std::memcpy(entries() + used_, items, count * sizeof(Item));
  used_ += aligned(count * sizeof(Item));
}

void DecisionLog::append(const Decision& decision, int answer) {
  const std::size_t threads = decision.pending.size();
  const std::size_t needed = aligned(sizeof(Entry)) +
                             aligned(decision.options.size() * sizeof(std::int16_t)) +
                             aligned(threads * sizeof(Operation)) + aligned(threads * sizeof(bool));
  full_ = full_ || needed > capacity_ - used_;
  if (full_) return;
  const Entry entry{.options = static_cast<std::uint32_t>(decision.options.size()),
                    .threads = static_cast<std::uint32_t>(threads),
                    .usual = decision.usual,
                    .answer = answer,
                    .running = decision.running,
                    .kind = decision.kind,
                    .preempts = decision.preempts};
  put(&entry, 1);
  put(decision.options.data(), decision.options.size());
  put(decision.pending.data(), threads);
  put(decision.enabled.data(), threads);
  ++decisions_;
  threads_ = std::max(threads_, static_cast<int>(threads));
  for (const std::uint64_t word :
       {static_cast<std::uint64_t>(entry.kind), static_cast<std::uint64_t>(entry.options),
        static_cast<std::uint64_t>(entry.answer)}) {
    hash_ = (hash_ ^ word) * hash_prime;
  }
}

bool DecisionLog::ask_again(Chooser& chooser) const {
  chooser.begin();
  const std::byte* at = entries();
  for (std::uint64_t i = 0; i < decisions_; ++i) {
    const Entry& entry = take<Entry>(at, 1)[0];
    Decision decision{.kind = entry.kind, .usual = entry.usual, .preempts = entry.preempts};
    decision.running = entry.running;
    decision.options = take<std::int16_t>(at, entry.options);
    decision.pending = take<Operation>(at, entry.threads);
    decision.enabled = take<bool>(at, entry.threads);
    if (chooser.choose(decision) != entry.answer) return false;
  }
  return true;
}

}  // namespace explore
