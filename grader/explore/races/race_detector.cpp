#include "explore/races/race_detector.hpp"

namespace explore {
void RaceDetector::begin() {
  event_ = -1;
  overflow_ = nullptr;
  shadow_.clear();
  objects_.clear();
  histories_.clear();
  fences_.clear();
  of(0).now.clear();
  of(0).unfenced.clear();
  of(0).fenced.clear();
  of(0).now.set(0, 1);
}

void RaceDetector::note_event(int event) { event_ = event; }

void RaceDetector::created(ThreadId parent, ThreadId child) {
  if (overflow_ != nullptr) return;
  if (child >= max_threads) {
    overflow_ = "more than 128 threads";
    return;
  }
  of(child).now.assign(of(parent).now);
  of(child).now.set(child, 1);
  of(child).unfenced.clear();
  of(child).fenced.clear();
  advance(parent);
}

void RaceDetector::ended(ThreadId /*thread*/) {}  // joined() finds what it did in its clock.

void RaceDetector::joined(ThreadId joiner, ThreadId ended) {
  if (overflow_ == nullptr) of(joiner).now.join(of(ended).now);
}

/// What the thread does from here on is not in what it just published.
void RaceDetector::advance(ThreadId thread) {
  VectorClock& now = of(thread).now;
  const Tick tick = now.of(thread);
  if (tick == ~Tick{0}) {
    overflow_ = "more than 4,294,967,295 releases by one thread";
    return;
  }
  now.set(thread, tick + 1);
}

void RaceDetector::acquire(ThreadId thread, std::uintptr_t object) {
  if (overflow_ != nullptr) return;
  if (const Published* found = find_object(object)) of(thread).now.join(found->released);
}

void RaceDetector::acquire_exclusive(ThreadId thread, std::uintptr_t object) {
  if (overflow_ != nullptr) return;
  const Published* found = find_object(object);
  if (found == nullptr) return;
  of(thread).now.join(found->released);
  of(thread).now.join(found->shared);
}

void RaceDetector::release(ThreadId thread, std::uintptr_t object) {
  if (overflow_ != nullptr) return;
  if (Published* found = object_at(object)) found->released.join(of(thread).now);
  advance(thread);
}

void RaceDetector::release_shared(ThreadId thread, std::uintptr_t object) {
  if (overflow_ != nullptr) return;
  if (Published* found = object_at(object)) found->shared.join(of(thread).now);
  advance(thread);
}

Published* RaceDetector::find_object(std::uintptr_t address) {
  const ShadowCell* cell = shadow_.find(address);
  std::uint32_t number = cell == nullptr ? 0 : cell->objects;
  while (number != 0 && objects_[number].address != address) number = objects_[number].next;
  return number == 0 ? nullptr : &objects_[number];
}

/// Null, and the overflow noted, when there is no room for another.
Published* RaceDetector::object_at(std::uintptr_t address) {
  if (Published* known = find_object(address)) return known;
  ShadowCell* cell = shadow_.cell(address);
  const std::uint32_t number = cell == nullptr ? 0 : objects_.take();
  if (number == 0) {
    overflow_ = cell == nullptr ? too_much_memory : "more than 65,536 locks and atomics";
    return nullptr;
  }
  Published& object = objects_[number];
  object.address = address;
  object.next = cell->objects;
  object.history = 0;
  object.released.clear();
  object.shared.clear();
  object.sequence.clear();
  cell->objects = number;
  return &object;
}

}  // namespace explore
