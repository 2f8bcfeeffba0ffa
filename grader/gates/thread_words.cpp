#include "gates/thread_words.hpp"

#include <algorithm>

#include "gates/memory_words.hpp"
#include "gates/source_notes.hpp"
#include "gates/text.hpp"
#include "gates/touched_name.hpp"

namespace grader {
namespace {

using text::contains;

struct Access {
  const Frame* frame = nullptr;  // nullptr: nothing of the kit is on the stack
  bool write = false;
  std::string locks;  // "write M0, write M2"; empty: holds none
  std::string where, line, name;
};

Access access_from(const Stack& stack, const LearnerCode& code) {
  Access access;
  access.frame = frame_of_interest(stack, code);
  access.write = contains(stack.heading, "rite of size");
  access.locks = text::between(stack.heading, "(mutexes: ", ")");
  if (access.frame == nullptr) return access;
  const Frame& frame = *access.frame;
  access.where = words(code.place(frame.path, frame.line));
  access.line = code.source_line ? code.source_line(frame.path, frame.line) : std::string{};
  access.name = touched_name(access.line, frame.column, access.write);
  return access;
}

/// "(anonymous namespace)::sold_in_total" without the qualification; empty for memory without a name.
std::string global_name(const Report& report) {
  std::string_view name = text::between(report.text, "Location is global '", "'");
  const std::size_t colons = name.rfind("::");
  if (colons != std::string_view::npos) name.remove_prefix(colons + 2);
  return name == "??" ? std::string{} : std::string(name);
}

/// "a heap block allocated in make_counter()"; empty when the memory is no heap block.
std::string heap_block(const Report& report, const LearnerCode& code) {
  const Stack* stack = stack_about(report, "Location is heap block");
  const Frame* frame = stack == nullptr ? nullptr : frame_of_interest(*stack, code);
  if (frame == nullptr) return {};
  const std::string function = short_name(frame->function);
  return "a heap block allocated " + (function.empty() ? "at " : "in " + function + "() at ") +
         words(code.place(frame->path, frame->line));
}

std::string name_of_memory(const Report& report, const Access& first, const Access& second) {
  if (const std::string global = global_name(report); !global.empty()) return "global `" + global + "`";
  if (first.frame == nullptr || second.frame == nullptr) return first.name + second.name;
  return common_name(first.line, first.name, second.line, second.name);
}

std::string missing_order(const Access& first, const Access& second) {
  if (first.where == second.where || first.where.empty() || second.where.empty()) {
    return ", and no lock orders the two";
  }
  if (!first.locks.empty() && !second.locks.empty()) return ", and they hold different locks";
  if (!first.locks.empty()) return ", and only " + first.where + " holds a lock";
  if (!second.locks.empty()) return ", and only " + second.where + " holds a lock";
  return ", and no lock orders the two";
}

std::string verb(const Access& access) { return access.write ? "writes" : "reads"; }

std::string race_sentence(Access first, Access second, const std::string& memory) {
  const std::string what = memory.empty() ? "the same memory" : memory;
  if (first.where.empty()) std::swap(first, second);
  if (first.where.empty()) return "two threads touch " + what + " at once, and no lock orders them";
  if (second.where.empty()) {
    return first.where + " " + verb(first) + " " + what + " while another thread " + verb(second) +
           " it, and no lock orders the two";
  }
  if (first.where == second.where) {
    const std::string verbs = first.write == second.write ? verb(first) : "reads and writes";
    return first.where + " " + verbs + " " + what + " in two threads at once, and no lock orders them";
  }
  if (!first.write && second.write) std::swap(first, second);
  return first.where + " " + verb(first) + " " + what + " while " + second.where + " " + verb(second) +
         (memory.empty() ? " that memory too" : " it") + missing_order(first, second);
}

Finding explain_race(const Report& report, const LearnerCode& code) {
  const Access first = report.stacks.empty() ? Access{} : access_from(report.stacks[0], code);
  const Access second = report.stacks.size() < 2 ? Access{} : access_from(report.stacks[1], code);
  const std::string memory = name_of_memory(report, first, second);
  Finding finding{.flaw = "data race", .sentence = race_sentence(first, second, memory)};
  add_source_notes(finding, {first.frame, second.frame}, code);
  if (const std::string block = heap_block(report, code); !block.empty()) {
    finding.notes.push_back("the memory: " + block);
  }
  if (stack_about(report, "As if synchronized via sleep") != nullptr) {
    finding.notes.push_back(
        "A sleep stands between the two and hides the race most of the time; it orders nothing.");
  }
  finding.notes.push_back(
      "How to read it: two threads touch the same memory, at least one writes, and neither waits for "
      "the other. Which lock should both lines hold?");
  return finding;
}

Finding explain_destroyed_object(const Report& report, const LearnerCode& code) {
  Finding finding = explain_race(report, code);
  const auto outermost = [&](const Stack& stack) {
    const Frame* last = nullptr;
    for (const Frame& frame : stack.frames) {
      if (code.owner_of(frame.path) == Owner::learner) last = &frame;
    }
    return last;
  };
  if (report.stacks.size() < 2) return finding;
  const Stack& destroys =
      contains(report.stacks[0].heading, "rite of size") ? report.stacks[0] : report.stacks[1];
  const Stack& calls = &destroys == &report.stacks[0] ? report.stacks[1] : report.stacks[0];
  const Frame* destroyer = outermost(destroys);
  const Frame* caller = frame_of_interest(calls, code);
  if (destroyer == nullptr || caller == nullptr) return finding;
  finding.sentence = words(code.place(destroyer->path, destroyer->line)) + " destroys an object that " +
                     words(code.place(caller->path, caller->line)) +
                     " may still be calling in another thread";
  finding.places.clear();
  finding.notes.clear();
  add_source_notes(finding, {destroyer, caller}, code);
  finding.notes.push_back(
      "How to read it: the object must outlive every thread that uses it. Who joins first?");
  return finding;
}

struct Acquisition {
  const Frame* held = nullptr;
  const Frame* taken = nullptr;
};

std::string two_steps(const Acquisition& pair, const LearnerCode& code) {
  const std::string taken = words(code.place(pair.taken->path, pair.taken->line));
  if (pair.held == nullptr) return taken;
  const std::string held = words(code.place(pair.held->path, pair.held->line));
  return held == taken ? "both at " + taken : held + " then " + taken;
}

std::vector<Acquisition> acquisitions(const Report& report, const LearnerCode& code) {
  std::vector<Acquisition> pairs;
  for (const Stack& stack : report.stacks) {
    const Frame* frame = frame_of_interest(stack, code);
    if (frame == nullptr) continue;
    if (contains(stack.heading, "acquired here while holding"))
      pairs.push_back({nullptr, frame});
    else if (contains(stack.heading, "previously acquired by the same thread") && !pairs.empty())
      pairs.back().held = frame;
  }
  // The learner's own order first, the tests' after it.
  std::vector<Acquisition> ordered;
  for (const Owner owner : {Owner::learner, Owner::test, Owner::given, Owner::nobody})
    for (const Acquisition& pair : pairs)
      if (code.owner_of(pair.taken->path) == owner) ordered.push_back(pair);
  return ordered;
}

std::string inversion_sentence(const std::vector<Acquisition>& pairs, const LearnerCode& code) {
  if (pairs.empty()) return "two locks are taken in both orders";
  std::vector<std::string> ways;
  for (const Acquisition& pair : pairs) {
    const std::string way = two_steps(pair, code);
    if (std::ranges::find(ways, way) == ways.end()) ways.push_back(way);
  }
  const auto actor = [](const Acquisition& pair) {
    const std::string name = short_name(pair.taken->function);
    return name.empty() ? std::string("a lambda") : name;
  };
  if (ways.size() == 1) {
    const std::string orders =
        pairs.size() > 2 ? " takes several locks in a circle: " : " takes the locks in both orders: ";
    return actor(pairs.front()) + orders + ways.front();
  }
  std::string sentence = actor(pairs[0]) + " takes one lock, then the other (" + ways[0] + "); ";
  return sentence + actor(pairs[1]) + " takes them the other way round (" + ways[1] + ")";
}

Finding explain_inversion(const Report& report, const LearnerCode& code) {
  const std::vector<Acquisition> pairs = acquisitions(report, code);
  Finding finding{.flaw = "lock-order inversion", .sentence = inversion_sentence(pairs, code)};
  std::vector<const Frame*> frames;
  for (const Acquisition& pair : pairs) frames.insert(frames.end(), {pair.held, pair.taken});
  add_source_notes(finding, frames, code);
  finding.notes.push_back(
      "How to read it: each thread can hold one lock and wait for the other's, for ever. Take both at once "
      "(std::scoped_lock), or always in one order.");
  return finding;
}

Finding explain_mutex_misuse(const Report& report, const LearnerCode& code) {
  struct Known {
    std::string_view title, flaw, what;
  };
  constexpr Known known[] = {
      {"destroy of a locked mutex", "destroyed while locked", " destroys a mutex that is still locked"},
      {"double lock", "double lock", " locks a mutex that the same thread holds already"},
      {"read lock of a write locked", "double lock",
       " locks a mutex for reading that is locked for writing already"},
      {"unlock of an unlocked", "foreign unlock", " unlocks a mutex that this thread has not locked"},
      {"read unlock of a write locked", "foreign unlock", " ends a read lock that is a write lock"},
  };
  const Frame* frame = report.stacks.empty() ? nullptr : frame_of_interest(report.stacks[0], code);
  const std::string where = frame == nullptr ? "something" : words(code.place(frame->path, frame->line));
  Finding finding{.flaw = "undefined behaviour", .sentence = where + ": " + report.title};
  for (const Known& entry : known) {
    if (report.title.starts_with(entry.title))
      finding.flaw = entry.flaw, finding.sentence = where + std::string(entry.what);
  }
  const Stack* before = stack_about(report, "and:");
  add_source_notes(finding, {frame, before == nullptr ? nullptr : frame_of_interest(*before, code)}, code);
  if (finding.flaw == "foreign unlock") {
    finding.notes.push_back(
        "How to read it: the thread that locks a mutex must be the one that unlocks it. std::lock_guard sees "
        "to that.");
  }
  return finding;
}

Finding explain_unjoined_thread(const Report& report, const LearnerCode& code) {
  const Frame* frame = report.stacks.empty() ? nullptr : frame_of_interest(report.stacks[0], code);
  const std::string started =
      frame == nullptr ? "" : " started at " + words(code.place(frame->path, frame->line));
  Finding finding{.flaw = "unjoined thread", .sentence = "the thread" + started + " is never joined"};
  add_source_notes(finding, {frame}, code);
  finding.notes.push_back(
      "How to read it: every thread has an owner that joins it. std::jthread joins by itself.");
  return finding;
}

}  // namespace

Finding explain_thread_report(const Report& report, const LearnerCode& code) {
  if (report.title.starts_with("data race on vptr")) return explain_destroyed_object(report, code);
  if (report.title.starts_with("data race") || report.title.starts_with("race on"))
    return explain_race(report, code);
  if (report.title.starts_with("heap-use-after-free")) return explain_use_after_free(report, code);
  if (report.title.starts_with("lock-order-inversion")) return explain_inversion(report, code);
  if (report.title.starts_with("thread leak")) return explain_unjoined_thread(report, code);
  if (contains(report.title, "mutex") || contains(report.title, "lock of"))
    return explain_mutex_misuse(report, code);
  return explain_crash(report, code);
}

}  // namespace grader
