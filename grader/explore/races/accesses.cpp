// Compares each access with the earlier ones that it may race with, and remembers it in their place.
//
// An access may be forgotten once one follows that happens after it and conflicts with everything that it
// conflicts with: whatever races with the forgotten one then races with its successor too. So the first
// access of an execution that races is always found, against at least one of those that it races with.
#include <algorithm>
#include <bit>
#include <iterator>

#include "explore/races/race_detector.hpp"

namespace explore {
namespace {

constexpr std::uintptr_t word_bytes = 8;
constexpr unsigned all_bytes = 0xff;

unsigned mask_of(std::uintptr_t address, std::size_t bytes) {
  return ((1U << bytes) - 1U) << (address % word_bytes);
}

bool conflict(const PastAccess& earlier, bool write, bool atomic) {
  return (earlier.write != 0 || write) && !(earlier.atomic != 0 && atomic);
}

/// Does the first conflict with all that the second conflicts with? Atomic reads conflict with plain writes;
/// plain reads and atomic writes with those and with each other; plain writes with all.
bool outranks(bool write, bool atomic, bool second_write, bool second_atomic) {
  if (write && !atomic) return true;
  if (second_atomic && !second_write) return true;
  return write == second_write && atomic == second_atomic;
}

/// Is there room, if only since a loop over the bytes has been here just before?
bool takes(PastAccess& slot, const PastAccess& access) {
  const bool alike = slot.tick == access.tick && slot.place == access.place && slot.event == access.event &&
                     slot.thread == access.thread && slot.bytes == access.bytes &&
                     slot.write == access.write && slot.atomic == access.atomic;
  if (slot.mask != 0 && !alike) return false;
  const unsigned mask = slot.mask | access.mask;
  slot = access;
  slot.mask = mask & all_bytes;
  return true;
}

}  // namespace

const Race* RaceDetector::read(ThreadId thread, std::uintptr_t address, std::size_t bytes,
                               const void* place) {
  return touch({thread, false, false, bytes, place}, address);
}

const Race* RaceDetector::write(ThreadId thread, std::uintptr_t address, std::size_t bytes,
                                const void* place) {
  return touch({thread, true, false, bytes, place}, address);
}

const Race* RaceDetector::touch(const Touch& touch, std::uintptr_t address) {
  if (overflow_ != nullptr) return nullptr;
  found_ = false;
  const std::uintptr_t end = address + touch.bytes;
  for (std::uintptr_t at = address; at < end;) {
    const std::uintptr_t part_end = std::min(end, (at / word_bytes + 1) * word_bytes);
    touch_word(touch, at, mask_of(at, part_end - at));
    at = part_end;
  }
  return found_ ? &race_ : nullptr;
}

void RaceDetector::touch_word(const Touch& touch, std::uintptr_t address, unsigned mask) {
  ShadowCell* cell = shadow_.cell(address);
  if (cell == nullptr) {
    overflow_ = too_much_memory;
    return;
  }
  const auto thread = static_cast<unsigned>(touch.thread);
  const Tick tick = of(touch.thread).now.of(thread);
  // Nothing can have happened in between that an access of the same tick has not been compared with.
  for (const PastAccess& earlier : cell->accesses) {
    if (earlier.tick == tick && earlier.thread == thread && (mask & ~earlier.mask) == 0 &&
        outranks(earlier.write != 0, earlier.atomic != 0, touch.write, touch.atomic)) {
      return;
    }
  }
  compare(touch, address / word_bytes * word_bytes, mask, *cell);
  remember(access_of(touch, tick, mask), *cell);
}

PastAccess RaceDetector::access_of(const Touch& touch, Tick tick, unsigned mask) const {
  return {.place = reinterpret_cast<std::uintptr_t>(touch.place) & 0xffff'ffff'ffffU,
          .thread = static_cast<unsigned>(touch.thread) & 0xffU,
          .bytes = std::min<std::size_t>(touch.bytes, 63) & 63U,
          .write = touch.write,
          .atomic = touch.atomic,
          .tick = tick,
          .event = static_cast<unsigned>(event_ + 1) & 0xff'ffffU,
          .mask = mask & all_bytes};
}

void RaceDetector::compare(const Touch& touch, std::uintptr_t word, unsigned mask, ShadowCell& cell) {
  for (PastAccess& earlier : cell.accesses) compare(touch, word, mask, earlier);
  for (std::uint32_t number = cell.more; number != 0; number = shadow_.more(number).next) {
    for (PastAccess& earlier : shadow_.more(number).accesses) compare(touch, word, mask, earlier);
  }
}

void RaceDetector::compare(const Touch& touch, std::uintptr_t word, unsigned mask, PastAccess& earlier) {
  const unsigned common = mask & earlier.mask;
  if (common == 0) return;
  const auto before = static_cast<unsigned>(earlier.thread);
  if (!of(touch.thread).now.covers(before, earlier.tick)) {
    if (!conflict(earlier, touch.write, touch.atomic)) return;
    report(touch, word, common, earlier);
  }
  if (outranks(touch.write, touch.atomic, earlier.write != 0, earlier.atomic != 0)) {
    earlier.mask = (earlier.mask & ~mask) & all_bytes;
  }
}

void RaceDetector::report(const Touch& touch, std::uintptr_t word, unsigned mask, const PastAccess& earlier) {
  // NOLINTNEXTLINE(performance-no-int-to-ptr): packed, never followed.
  const auto* const earlier_place = reinterpret_cast<const void*>(std::uintptr_t{earlier.place});
  if (found_ || is_let_pass(earlier_place, touch.place)) return;
  found_ = true;
  race_.address = word + static_cast<unsigned>(std::countr_zero(mask));
  race_.earlier = {
      static_cast<ThreadId>(earlier.thread), earlier.write != 0, earlier.atomic != 0,
      static_cast<int>(earlier.bytes),       earlier_place,      static_cast<int>(earlier.event) - 1};
  race_.later = {touch.thread, touch.write, touch.atomic, static_cast<int>(touch.bytes), touch.place, event_};
}

void RaceDetector::remember(const PastAccess& access, ShadowCell& cell) {
  for (PastAccess& slot : cell.accesses) {
    if (takes(slot, access)) return;
  }
  for (std::uint32_t number = cell.more; number != 0; number = shadow_.more(number).next) {
    for (PastAccess& slot : shadow_.more(number).accesses) {
      if (takes(slot, access)) return;
    }
  }
  const std::uint32_t number = shadow_.take_more();
  if (number == 0) {
    overflow_ = "more than 786,432 accesses by different threads to compare with";
    return;
  }
  shadow_.more(number).next = cell.more;
  shadow_.more(number).accesses[0] = access;
  cell.more = number;
}

bool RaceDetector::is_let_pass(const void* one, const void* other) const {
  return std::any_of(let_pass_, let_pass_ + let_pass_count_, [&](const Pair& pair) {
    return (pair.one == one && pair.other == other) || (pair.one == other && pair.other == one);
  });
}

bool RaceDetector::let_pass(const void* one, const void* other) {
  if (let_pass_count_ == std::size(let_pass_)) return false;
  let_pass_[let_pass_count_++] = {one, other};
  return true;
}

void RaceDetector::forget(std::uintptr_t address, std::size_t bytes) {
  if (overflow_ != nullptr) return;
  const std::uintptr_t end = address + bytes;
  const std::uintptr_t first_word = (address + word_bytes - 1) / word_bytes * word_bytes;
  const std::uintptr_t end_word = end / word_bytes * word_bytes;
  if (first_word > end_word) return forget_bytes(address, bytes);
  if (address < first_word) forget_bytes(address, first_word - address);
  if (first_word < end_word) shadow_.forget_words(first_word, end_word);
  if (end_word < end) forget_bytes(end_word, end - end_word);
}

/// Within one word.
void RaceDetector::forget_bytes(std::uintptr_t address, std::size_t bytes) {
  ShadowCell* cell = shadow_.find(address);
  if (cell == nullptr) return;
  const unsigned kept = ~mask_of(address, bytes) & all_bytes;
  for (PastAccess& access : cell->accesses) access.mask = (access.mask & kept) & all_bytes;
  for (std::uint32_t number = cell->more; number != 0; number = shadow_.more(number).next) {
    for (PastAccess& access : shadow_.more(number).accesses) access.mask = (access.mask & kept) & all_bytes;
  }
  for (std::uint32_t* link = &cell->objects; *link != 0;) {
    Published& object = objects_[*link];
    if (object.address - address < bytes) {
      *link = object.next;
    } else {
      link = &object.next;
    }
  }
}

}  // namespace explore
