#include "gates/hang.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "gates/hang_places.hpp"

namespace grader {
namespace {

constexpr std::size_t most_notes = 12, most_places = 8;
constexpr std::string_view join_prefix = "for thread ";

struct Thread {
  const ThreadStack* stack = nullptr;
  Standing standing;
  int number = 0;      ///< 0 is main
  std::string name;    ///< "T1"
  int awaited = 0;     ///< the thread that it needs to go on, 0: none
  bool joins = false;  ///< it needs that thread's end
  bool in_ring = false;
};

using Threads = std::vector<Thread>;

int joined_thread(const ThreadStack& stack) {
  return stack.waits.starts_with(join_prefix) ? std::atoi(stack.waits.c_str() + join_prefix.size()) : 0;
}

const Thread* find(const Threads& threads, int id) {
  const auto found = std::find_if(threads.begin(), threads.end(),
                                  [&](const Thread& thread) { return thread.stack->thread_id == id; });
  return found == threads.end() ? nullptr : &*found;
}

void name_them(Threads& threads) {
  std::sort(threads.begin(), threads.end(),
            [](const Thread& a, const Thread& b) { return a.stack->thread_id < b.stack->thread_id; });
  const auto main =
      std::find_if(threads.begin(), threads.end(), [](const Thread& t) { return t.standing.is_main; });
  if (main != threads.end()) std::rotate(threads.begin(), main, main + 1);
  int number = 0;
  for (Thread& thread : threads) {
    thread.number = number++;
    thread.name = thread.number == 0 ? "main" : fmt::format("T{}", thread.number);
  }
}

/// Follows who waits for whom from each thread; marks the first ring. Everybody waits for one thread at most.
int mark_ring(Threads& threads) {
  for (const Thread& first : threads) {
    std::vector<int> path;
    const Thread* at = &first;
    while (at != nullptr && std::find(path.begin(), path.end(), at->stack->thread_id) == path.end()) {
      path.push_back(at->stack->thread_id);
      at = find(threads, at->awaited);
    }
    if (at != &first) continue;  // It leads nowhere, or into a ring that another start will find.
    for (Thread& thread : threads) {
      thread.in_ring = std::find(path.begin(), path.end(), thread.stack->thread_id) != path.end();
    }
    return static_cast<int>(path.size());
  }
  return 0;
}

Threads threads_of(const Hang& hang) {
  Threads threads;
  for (const ThreadStack& stack : hang.stacks) {
    const int joined = joined_thread(stack);
    threads.push_back({.stack = &stack,
                       .standing = standing_of(stack, hang),
                       .number = 0,
                       .name = "",
                       .awaited = joined != 0 ? joined : stack.lock_owner,
                       .joins = joined != 0});
  }
  name_them(threads);
  return threads;
}

/// What a thread that waits for no particular thread does: the header it called into knows better than the
/// kernel.
std::string plain_state(const Thread& thread) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> by_header = {{
      {"semaphore", "waits at a semaphore"},
      {"semaphore_base.h", "waits at a semaphore"},
      {"latch", "waits at a latch"},
      {"barrier", "waits at a barrier"},
      {"future", "waits for a future"},
      {"shared_mutex", "waits for a shared lock"},
      {"condition_variable", "waits at a condition variable"},
      {"atomic_wait.h", "waits for an atomic value to change"},
  }};
  const std::string& waits = thread.stack->waits;
  if (waits == "running") return "runs";
  if (waits == "sleeping") return "sleeps";
  if (waits == "for a condition" || waits == "for a value") {
    for (const auto& [header, words] : by_header) {
      if (thread.standing.calls == header) return std::string(words);
    }
    return waits == "for a value" ? "waits for a value to change" : "waits at a condition variable";
  }
  if (waits.starts_with("for ")) return "waits " + waits;
  return "is " + waits;
}

std::string note_for(const Thread& thread, const Threads& threads, const Hang& hang) {
  const Thread* other = find(threads, thread.awaited);
  std::string note = thread.name + " ";
  if (thread.awaited == 0)
    note += plain_state(thread);
  else if (thread.joins)
    note += fmt::format("waits for {} to end", other == nullptr ? "a thread" : other->name);
  else if (other == nullptr)
    note += fmt::format("waits {} whose holder has ended", thread.stack->waits);
  else if (other == &thread)
    note += fmt::format("waits {} that it holds itself", thread.stack->waits);
  else
    note += fmt::format("waits {} that {} holds", thread.stack->waits, other->name);
  if (const auto frame = best_frame(thread.standing, hang)) note += ", " + words_for(*frame);
  return note;
}

std::string count_in_words(int count) {
  constexpr std::array<std::string_view, 7> words = {"no", "one", "two", "three", "four", "five", "six"};
  const auto index = static_cast<std::size_t>(count);
  return index < words.size() ? std::string(words[index]) : std::to_string(count);
}

std::string ring_sentence(const Threads& threads, int size) {
  const bool with_join = std::any_of(threads.begin(), threads.end(),
                                     [](const Thread& thread) { return thread.in_ring && thread.joins; });
  if (size == 1)
    return with_join ? "a thread waits for its own end" : "a thread waits for a lock that it already holds";
  if (with_join)
    return fmt::format("{} threads wait for each other, one of them for another's end", count_in_words(size));
  if (size == 2) return "two threads wait for each other's lock";
  return fmt::format("{} threads wait for each other's locks in a ring", count_in_words(size));
}

std::string hang_sentence(const Threads& threads, const Hang& hang) {
  const double seconds = static_cast<double>(hang.time_limit.count()) / 1000;
  std::string sentence = fmt::format("the case did not end within {} s", seconds);
  const bool lock_lost = std::any_of(threads.begin(), threads.end(), [&](const Thread& thread) {
    return thread.awaited != 0 && !thread.joins && find(threads, thread.awaited) == nullptr;
  });
  return lock_lost ? sentence + ": a thread ended without giving its lock back" : sentence;
}

/// One per thread, the learner's before the tests'.
std::vector<Place> places_of(const Threads& threads, const Hang& hang) {
  std::vector<Place> places;
  for (const bool learners : {true, false}) {
    for (const Thread& thread : threads) {
      const auto frame = best_frame(thread.standing, hang);
      if (!frame || is_learners(*frame, hang) != learners) continue;
      const Place place = place_of(*frame, hang);
      if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
    }
  }
  if (places.size() > most_places) places.resize(most_places);
  return places;
}

/// For `explain`: every frame of every thread.
std::string raw_of(const Threads& threads, const Hang& hang) {
  std::string raw;
  for (const Thread& thread : threads) {
    raw += note_for(thread, threads, hang) + "\n";
    for (const SourceFrame& frame : thread.standing.frames) {
      const Place place = place_of(frame, hang);
      raw += fmt::format("    {}  {}:{}\n", frame.function, place.file, place.line);
    }
  }
  return raw;
}

}  // namespace

Finding explain(const Hang& hang) {
  Threads threads = threads_of(hang);
  const int ring = mark_ring(threads);
  Finding finding;
  finding.flaw = ring > 0 ? "deadlock" : "hang";
  finding.sentence = ring > 0 ? ring_sentence(threads, ring) : hang_sentence(threads, hang);
  finding.test = hang.test;
  finding.raw = raw_of(threads, hang);
  std::sort(threads.begin(), threads.end(), [](const Thread& a, const Thread& b) {
    return std::pair(!a.in_ring, a.number) < std::pair(!b.in_ring, b.number);
  });
  finding.places = places_of(threads, hang);
  for (const Thread& thread : threads) {
    if (finding.notes.size() == most_notes) {
      finding.notes.push_back(fmt::format("and {} more threads", threads.size() - most_notes));
      break;
    }
    finding.notes.push_back(note_for(thread, threads, hang));
  }
  return finding;
}

Finding explain_hang(const Command& command, const Finished& finished, std::vector<std::string> learner_files,
                     const std::filesystem::path& root) {
  std::vector<unsigned long> addresses;
  for (const ThreadStack& stack : finished.stacks) {
    addresses.insert(addresses.end(), stack.frames.begin(), stack.frames.end());
  }
  const std::filesystem::path program = std::filesystem::absolute(command.folder / command.argv.front());
  return explain({command.requested_case, command.time_limit, finished.stacks,
                  symbolise(program, std::move(addresses)), std::move(learner_files), root});
}

}  // namespace grader
