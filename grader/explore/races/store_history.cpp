#include "explore/races/store_history.hpp"

namespace explore {

void FenceOrder::add(ThreadId thread, const VectorClock& now) {
  known_.join(now);
  Fence& fence = fences_[count_ % remembered];
  fence.number = ++count_;
  fence.thread = thread;
  fence.tick = now.of(thread);
  fence.known.assign(known_);
}

const FenceOrder::Fence* FenceOrder::latest_before(const VectorClock& now) const {
  const std::uint64_t forgotten = count_ > remembered ? count_ - remembered : 0;
  for (std::uint64_t i = count_; i > forgotten; --i) {
    const Fence& fence = fences_[(i - 1) % remembered];
    if (fence.tick <= now.of(fence.thread)) return &fence;
  }
  return forgotten == 0 ? nullptr : &fences_[forgotten % remembered];
}

void StoreHistory::start(std::uint64_t value) {
  newest_ = 0;
  count_ = 0;
  append(value);
}

void StoreHistory::add(const Viewer& storer, std::uint64_t value, const VectorClock& published) {
  append(value).published.assign(published);
  saw(storer, 0);
}

StoreHistory::Store& StoreHistory::append(std::uint64_t value) {
  if (count_ < limit) ++count_;
  Store& fresh = stores_[++newest_ % limit];
  fresh.value = value;
  fresh.sequential_since = 0;
  fresh.published.clear();
  fresh.met.clear();
  return fresh;
}

int StoreHistory::visible(const Viewer& viewer) const {
  const FenceOrder::Fence* fence = viewer.fences.latest_before(viewer.now);
  int age = 0;
  while (age + 1 < count_ && !hides_older(store(age), viewer, fence)) ++age;
  return age + 1;
}

/// An older store than this one cannot be seen when somebody met this one, or stored it, and that
///  - happens before the viewer: coherence;
///  - was sequentially consistent or came before a sequentially consistent fence, and so is the viewer or a
///    fence before it: the read would have to come earlier in their order than it does.
bool StoreHistory::hides_older(const Store& store, const Viewer& viewer, const FenceOrder::Fence* fence) {
  if (store.met.any_covered_by(viewer.now)) return true;
  if (viewer.sequential) {
    if (store.sequential_since != 0 || store.met.any_covered_by(viewer.fences.known())) return true;
  }
  if (fence == nullptr) return false;
  const bool sequential_before = store.sequential_since != 0 && store.sequential_since <= fence->number;
  return sequential_before || store.met.any_covered_by(fence->known);
}

void StoreHistory::saw(const Viewer& viewer, int age) {
  Store& seen = store(age);
  if (seen.met.of(viewer.thread) == 0) seen.met.set(viewer.thread, viewer.now.of(viewer.thread));
  if (viewer.sequential && seen.sequential_since == 0) seen.sequential_since = viewer.fences.count() + 1;
}

}  // namespace explore
