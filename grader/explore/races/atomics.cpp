// What atomic operations and fences publish and take in, and what weak loads may see.
#include "explore/races/race_detector.hpp"

namespace explore {
namespace {

bool acquires(Order order) {
  return order == Order::acquire || order == Order::acquire_release || order == Order::sequential;
}

bool releases(Order order) {
  return order == Order::release || order == Order::acquire_release || order == Order::sequential;
}

}  // namespace

const Race* RaceDetector::load(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                               const void* place) {
  if (overflow_ != nullptr) return nullptr;
  // First: what the store published may be what orders this very load after the atomic's initialisation.
  read_newest(thread, address, order);
  return touch({thread, false, true, bytes, place}, address);
}

const Race* RaceDetector::store(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                                const void* place) {
  if (overflow_ != nullptr) return nullptr;
  const Race* race = touch({thread, true, true, bytes, place}, address);
  if (Published* object = object_at(address)) {
    object->sequence.clear();
    publish(thread, order, *object);
  }
  return race;
}

const Race* RaceDetector::read_modify_write(ThreadId thread, std::uintptr_t address, std::size_t bytes,
                                            Order order, const void* place) {
  if (overflow_ != nullptr) return nullptr;
  read_newest(thread, address, order);
  const Race* race = touch({thread, true, true, bytes, place}, address);
  // Nothing is cleared: the release sequence it read from goes on.
  if (Published* object = object_at(address)) publish(thread, order, *object);
  return race;
}

void RaceDetector::publish(ThreadId thread, Order order, Published& object) {
  if (!releases(order)) {
    object.sequence.join(of(thread).fenced);
    return;
  }
  object.sequence.join(of(thread).now);
  advance(thread);
}

void RaceDetector::take_in(ThreadId thread, Order order, const VectorClock& published) {
  (acquires(order) ? of(thread).now : of(thread).unfenced).join(published);
}

void RaceDetector::read_newest(ThreadId thread, std::uintptr_t address, Order order) {
  const Published* object = find_object(address);
  if (object == nullptr) return;
  take_in(thread, order, object->sequence);
  take_in(thread, order,
          object->released);  // A static local's guard is released as a lock, read as an atomic.
  if (object->history != 0) {
    histories_[object->history].saw(viewer(thread, order), 0);
  }
}

void RaceDetector::fence(ThreadId thread, Order order) {
  if (overflow_ != nullptr) return;
  Thread& self = of(thread);
  if (acquires(order)) self.now.join(self.unfenced);
  if (!releases(order)) return;
  self.fenced.assign(self.now);
  // Orders sequentially consistent operations among themselves; on its own it makes nothing happen before.
  if (order == Order::sequential) fences_.add(thread, self.now);
  advance(thread);
}

int RaceDetector::visible_stores(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                                 std::uint64_t current) {
  if (overflow_ != nullptr || bytes > sizeof(std::uint64_t)) return 1;
  const StoreHistory* history = history_of(address, current);
  return history == nullptr ? 1 : history->visible(viewer(thread, order));
}

std::uint64_t RaceDetector::load_aged(ThreadId thread, std::uintptr_t address, std::size_t bytes, Order order,
                                      int age, const void* place, const Race** race) {
  StoreHistory& history = histories_[find_object(address)->history];
  const std::uint64_t value = history.value(age);
  if (age == 0) {
    read_newest(thread, address, order);
  } else {
    history.saw(viewer(thread, order), age);
    take_in(thread, order, history.published(age));
  }
  const Race* found = touch({thread, false, true, bytes, place}, address);
  if (race != nullptr) *race = found;
  return value;
}

void RaceDetector::stored(ThreadId thread, std::uintptr_t address, Order order, std::uint64_t value,
                          std::optional<std::uint64_t> before) {
  if (overflow_ != nullptr) return;
  StoreHistory* history = history_of(address, before.value_or(value));
  if (history == nullptr) return;
  history->add(viewer(thread, order), value, find_object(address)->sequence);
}

StoreHistory::Viewer RaceDetector::viewer(ThreadId thread, Order order) {
  return {thread, order == Order::sequential, of(thread).now, fences_};
}

/// Starts anew when memory holds another value than the newest store's: something unseen wrote there, or a
/// plain write (which all older stores happened before, or else they race).
StoreHistory* RaceDetector::history_of(std::uintptr_t address, std::uint64_t current) {
  Published* object = object_at(address);
  if (object == nullptr) return nullptr;
  if (object->history != 0) {
    StoreHistory& history = histories_[object->history];
    if (history.value(0) != current) history.start(current);
    return &history;
  }
  object->history = histories_.take();
  if (object->history == 0) {
    overflow_ = "more than 16,384 atomics in weak memory";
    return nullptr;
  }
  histories_[object->history].start(current);
  return &histories_[object->history];
}

}  // namespace explore
