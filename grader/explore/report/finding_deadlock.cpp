// Nobody can go on, and what they wait for is held, or is somebody's end.
#include <algorithm>
#include <string>
#include <vector>

#include "explore/report/finding.hpp"
#include "explore/report/plain_text.hpp"
#include "explore/report/words.hpp"

namespace explore {
namespace {

bool waits_for_lock(const Unfinished& thread) {
  return thread.waits.kind == Kind::lock || thread.waits.kind == Kind::lock_shared;
}

ThreadId awaited(const Unfinished& thread) {
  if (thread.waits.kind == Kind::join) return static_cast<ThreadId>(thread.waits.object);
  return waits_for_lock(thread) || thread.waits.kind == Kind::enter_once ? thread.holder : no_thread;
}

/// The threads of the first ring, each waiting for the next one; empty: there is none.
std::vector<const Unfinished*> ring_in(const Trace& trace) {
  for (const Unfinished& first : trace.unfinished) {
    std::vector<const Unfinished*> path = {&first};
    while (path.size() <= trace.unfinished.size()) {
      const Unfinished* next = unfinished_thread(trace, awaited(*path.back()));
      if (next == nullptr) break;
      if (next == &first) return path;
      path.push_back(next);
    }
  }
  return {};
}

SourcePlace place_of(const Story& story, const Unfinished& thread) {
  return story.unfinished[static_cast<std::size_t>(&thread - story.trace.unfinished.data())].place;
}

void add_place(Finding& finding, const SourcePlace& place) {
  const bool known = std::find(finding.places.begin(), finding.places.end(), place) != finding.places.end();
  if (place.line > 0 && !known) finding.places.push_back(place);
}

void need(Finding& finding, const Story& story, std::optional<std::size_t> event) {
  if (!event) return;
  finding.needed.insert(*event);
  add_place(finding, story.standings[*event].place);
}

/// "T1 holds account 1 and waits for account 2 (bank.cpp:22)"
std::string part_in_ring(const Story& story, const Unfinished& thread, const Unfinished& before) {
  std::string words = short_name(thread.thread) + " ";
  if (before.waits.kind == Kind::enter_once)
    words += "initialises " + story.name(before.waits.object) + " and ";
  if (waits_for_lock(before)) words += "holds " + story.name(before.waits.object) + " and ";
  if (thread.waits.kind == Kind::join)
    words += "waits for " + short_name(awaited(thread)) + " to end";
  else
    words += "waits for " + story.name(thread.waits.object);
  return words + in_brackets(place_of(story, thread));
}

Finding of_ring(const Story& story, const std::vector<const Unfinished*>& ring) {
  Finding finding{.flaw = "deadlock"};
  std::vector<std::string> parts;
  std::size_t locks = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const Unfinished& thread = *ring[i];
    const Unfinished& before = *ring[(i + ring.size() - 1) % ring.size()];
    parts.push_back(part_in_ring(story, thread, before));
    add_place(finding, place_of(story, thread));
    finding.waiting.insert(thread.thread);
    if (waits_for_lock(thread)) ++locks;
  }
  for (const Unfinished* thread : ring) {
    if (waits_for_lock(*thread)) need(finding, story, taken_at(story, thread->holder, thread->waits.object));
  }
  for (const std::string& part : parts) finding.sentence += (finding.sentence.empty() ? "" : ", ") + part;
  if (ring.size() == 1)
    finding.sentence = locks == 1
                           ? short_name(ring[0]->thread) + " waits for " + story.name(ring[0]->waits.object) +
                                 ", which it holds itself" + in_brackets(place_of(story, *ring[0]))
                           : short_name(ring[0]->thread) + " waits for its own end";
  else if (locks == ring.size() && locks == 2)
    finding.sentence += ": the two locks are taken in opposite orders";
  else if (locks == ring.size())
    finding.sentence += ": a ring of " + std::to_string(locks) + " locks";
  else if (ring.front()->waits.kind == Kind::enter_once)
    finding.sentence += ": two initialisers need each other";
  else
    finding.sentence += ": a join under a lock that the other thread needs";
  return finding;
}

/// Whoever sleeps here does not wait for a lock or a thread, and keeps its locks meanwhile.
bool sleeps(const Unfinished& thread) {
  const Kind kind = thread.waits.kind;
  return kind == Kind::wait || kind == Kind::acquire || kind == Kind::await || kind == Kind::await_change ||
         kind == Kind::poll || kind == Kind::sleep;
}

Finding of_kept_lock(const Story& story, const Unfinished& stuck) {
  Finding finding{.flaw = "deadlock"};
  const std::string lock = story.name(stuck.waits.object);
  const auto taken = taken_at(story, stuck.holder, stuck.waits.object);
  const Unfinished* holder = unfinished_thread(story.trace, stuck.holder);
  const SourcePlace taken_place = taken ? story.standings[*taken].place : SourcePlace{};
  finding.waiting.insert(stuck.thread);
  if (holder == nullptr) {
    finding.sentence = short_name(stuck.thread) + " waits for " + lock + in_brackets(place_of(story, stuck)) +
                       ", which " + short_name(stuck.holder) + " locked" + at(taken_place) +
                       " and never gave back";
  } else {
    finding.sentence = short_name(holder->thread) + " " + waiting_words(story, *holder) +
                       in_brackets(place_of(story, *holder)) + " and keeps " + lock + ", which " +
                       short_name(stuck.thread) + " needs" + in_brackets(place_of(story, stuck)) +
                       ": it holds a lock while it waits";
    finding.waiting.insert(holder->thread);
    add_place(finding, place_of(story, *holder));
  }
  need(finding, story, taken);
  add_place(finding, place_of(story, stuck));
  return finding;
}

Finding of_everybody_waiting(const Story& story) {
  Finding finding{.flaw = "deadlock"};
  std::vector<std::string> parts;
  for (const Unfinished& thread : story.trace.unfinished) {
    if (thread.waits.kind == Kind::join) continue;
    parts.push_back(short_name(thread.thread) + " " + waiting_words(story, thread) +
                    in_brackets(place_of(story, thread)));
    finding.waiting.insert(thread.thread);
    if (thread.waits.kind != Kind::lock) finding.focus.insert(thread.waits.object);
    add_place(finding, place_of(story, thread));
  }
  finding.sentence = listed(parts) + ", and nobody is left to change that";
  return finding;
}

}  // namespace

std::optional<std::size_t> taken_at(const Story& story, ThreadId thread, std::uintptr_t lock) {
  for (auto section = story.sections.rbegin(); section != story.sections.rend(); ++section) {
    const bool open = section->end == story.trace.events.size();
    if (section->thread == thread && section->lock == lock && open) return section->begin;
  }
  return std::nullopt;
}

std::optional<Finding> kept_lock_in(const Story& story) {
  // A lock whose holder sleeps or has gone explains more than those who sleep.
  for (const Unfinished& thread : story.trace.unfinished) {
    const Unfinished* holder = unfinished_thread(story.trace, thread.holder);
    if (waits_for_lock(thread) && thread.holder != no_thread && (holder == nullptr || sleeps(*holder)))
      return of_kept_lock(story, thread);
  }
  return std::nullopt;
}

Finding deadlock_in(const Story& story) {
  const auto ring = ring_in(story.trace);
  if (!ring.empty()) return of_ring(story, ring);
  if (auto finding = kept_lock_in(story)) return *std::move(finding);
  return of_everybody_waiting(story);
}

}  // namespace explore
