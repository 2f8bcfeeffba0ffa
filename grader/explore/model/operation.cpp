#include "explore/model/operation.hpp"

#include <array>

namespace explore {
namespace {

/// What kind of thing the operation's object is. Only operations of one class can be about one object.
enum class Class : std::uint8_t { threads, synchronisation, memory, fence, everything, nothing };

Class class_of(Kind kind) {
  switch (kind) {
    case Kind::create:
    case Kind::join:
    case Kind::detach:
      return Class::threads;
    case Kind::start:
    case Kind::exit:
    case Kind::note:
      return Class::nothing;
    case Kind::load:
    case Kind::store:
    case Kind::read_modify_write:
    case Kind::compare_exchange:
    case Kind::await_change:
    case Kind::wake_one:
    case Kind::wake_all:
    case Kind::read:
    case Kind::write:
      return Class::memory;
    case Kind::fence:
      return Class::fence;
    case Kind::sleep:
    case Kind::yield:
    case Kind::poll:
      return Class::everything;
    default:
      return Class::synchronisation;
  }
}

bool only_reads(Kind kind) { return kind == Kind::load || kind == Kind::read; }

/// Accesses of different sizes may overlap without beginning at the same byte.
bool overlap(std::uintptr_t a, std::uintptr_t b) { return a / 8 == b / 8; }

bool share_object(const Operation& a, const Operation& b) {
  if (a.object == 0 || b.object == 0 || a.object == b.object) return true;
  if (a.second != 0 && (a.second == b.object || a.second == b.second)) return true;
  return b.second != 0 && b.second == a.object;
}

}  // namespace

bool dependent(const Operation& a, const Operation& b) {
  const Class one = class_of(a.kind), other = class_of(b.kind);
  const bool timed = a.deadline != no_deadline || b.deadline != no_deadline;
  if (timed || one == Class::everything || other == Class::everything) return true;
  if (one != other || one == Class::nothing) return false;
  // Threads are numbered in the order of creation; sequentially consistent fences are in one order.
  if (one == Class::threads)
    return a.object == b.object || (a.kind == Kind::create && b.kind == Kind::create);
  if (one == Class::fence) return true;
  if (one == Class::memory) return overlap(a.object, b.object) && !(only_reads(a.kind) && only_reads(b.kind));
  return share_object(a, b);
}

const char* name_of(Kind kind) {
  constexpr std::array names{"start",
                             "create",
                             "exit",
                             "join",
                             "detach",
                             "lock",
                             "try_lock",
                             "unlock",
                             "lock_shared",
                             "try_lock_shared",
                             "unlock_shared",
                             "wait",
                             "notify_one",
                             "notify_all",
                             "acquire",
                             "try_acquire",
                             "release",
                             "arrive",
                             "await",
                             "load",
                             "store",
                             "read_modify_write",
                             "compare_exchange",
                             "fence",
                             "await_change",
                             "wake_one",
                             "wake_all",
                             "enter_once",
                             "leave_once",
                             "sleep",
                             "yield",
                             "poll",
                             "read",
                             "write",
                             "note"};
  static_assert(names.size() == static_cast<std::size_t>(Kind::note) + 1);
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace explore
