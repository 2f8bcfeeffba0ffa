#include <algorithm>
#include <map>
#include <set>

#include "explore/report/rows.hpp"

namespace explore {
namespace {

bool is_housekeeping(Kind kind) {
  switch (kind) {
    case Kind::start:
    case Kind::create:
    case Kind::exit:
    case Kind::join:
    case Kind::detach:
    case Kind::fence:
    case Kind::yield:
    case Kind::note:
      return true;
    default:
      return false;
  }
}

std::set<std::uintptr_t> shared_objects(const Story& story) {
  std::map<std::uintptr_t, ThreadId> user;
  std::set<std::uintptr_t> shared;
  for (const Event& event : story.trace.events) {
    const std::uintptr_t object = event.operation.object;
    if (is_housekeeping(event.operation.kind) || object == 0) continue;
    const auto [found, first] = user.try_emplace(object, event.thread);
    if (!first && found->second != event.thread) shared.insert(object);
  }
  return shared;
}

/// Sections that no other thread's shown step falls into show nothing that matters.
void hide_undisturbed(const Story& story, const Finding& finding, std::vector<bool>& shown) {
  for (const Section& section : story.sections) {
    if (section.end == shown.size()) continue;
    bool disturbed = finding.needed.count(section.begin) > 0 || finding.needed.count(section.end) > 0;
    for (std::size_t i = section.begin + 1; i < section.end && !disturbed; ++i) {
      disturbed = shown[i] && story.trace.events[i].thread != section.thread;
    }
    if (disturbed) continue;
    shown[section.begin] = false;
    // A wait says itself that it gives the lock back.
    if (gives_lock_back(story.trace.events[section.end])) shown[section.end] = false;
  }
}

/// The first step of a thread other than the first: nothing before it can come in another order.
std::size_t others_begin(const Trace& trace) {
  const auto first = std::find_if(trace.events.begin(), trace.events.end(),
                                  [](const Event& event) { return event.thread != 0; });
  return static_cast<std::size_t>(first - trace.events.begin());
}

/// Where threads share nothing but their beginnings and ends, these are the story.
void show_threads(const Story& story, std::vector<bool>& shown) {
  for (std::size_t i = 0; i < story.trace.events.size(); ++i) {
    const Kind kind = story.trace.events[i].operation.kind;
    const bool known = story.standings[i].place.line > 0;
    shown[i] = known && (kind == Kind::create || kind == Kind::join || kind == Kind::sleep);
  }
}

/// Without a pattern: what two threads do to the same thing, one after the other.
void show_conflicts(const Story& story, std::vector<bool>& shown) {
  const std::set<std::uintptr_t> shared = shared_objects(story);
  std::map<std::uintptr_t, std::size_t> last;
  for (std::size_t i = others_begin(story.trace); i < story.trace.events.size(); ++i) {
    const Event& event = story.trace.events[i];
    if (story.internal[i] || is_housekeeping(event.operation.kind)) continue;
    if (event.spurious || event.timed_out || event.operation.kind == Kind::sleep) shown[i] = true;
    if (shared.count(event.operation.object) == 0 || gives_lock_back(event)) continue;
    const auto [found, first] = last.try_emplace(event.operation.object, i);
    if (first) continue;
    if (story.trace.events[found->second].thread != event.thread) shown[i] = shown[found->second] = true;
    found->second = i;
  }
  for (const Section& section : story.sections) {
    const bool ends = section.end < shown.size() && gives_lock_back(story.trace.events[section.end]);
    if (shown[section.begin] && ends) shown[section.end] = true;
  }
}

void show_focus(const Story& story, const Finding& finding, std::vector<bool>& shown) {
  if (finding.needed.empty()) return;
  for (std::size_t i = *finding.needed.begin(); i < shown.size(); ++i) {
    const Event& event = story.trace.events[i];
    const bool housekeeping = is_housekeeping(event.operation.kind);
    if (!story.internal[i] && !housekeeping && finding.focus.count(event.operation.object) > 0)
      shown[i] = true;
  }
}

}  // namespace

std::vector<bool> relevant_events(const Story& story, const Finding& finding) {
  std::vector<bool> shown(story.trace.events.size());
  const bool explained = !finding.needed.empty() || finding.shows_accesses || !finding.waiting.empty();
  if (explained) {
    show_focus(story, finding, shown);
    hide_undisturbed(story, finding, shown);
  } else {
    show_conflicts(story, shown);
    if (std::find(shown.begin(), shown.end(), true) == shown.end()) show_threads(story, shown);
  }
  for (const std::size_t event : finding.needed) shown[event] = true;
  return shown;
}

}  // namespace explore
