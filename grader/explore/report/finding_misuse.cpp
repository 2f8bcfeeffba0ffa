// Locks used against their rules, and threads that run without getting anywhere.
#include <algorithm>
#include <map>

#include "explore/report/finding.hpp"
#include "explore/report/plain_text.hpp"

namespace explore {
namespace {

/// The failing thread's last step on the object, or its last step at all.
std::optional<std::size_t> last_step(const Story& story, bool on_object) {
  for (std::size_t i = story.trace.events.size(); i-- > 0;) {
    const Event& event = story.trace.events[i];
    const bool wanted = !on_object || event.operation.object == story.failure.object ||
                        event.operation.second == story.failure.object;
    if (event.thread == story.failure.thread && wanted && story.standings[i].place.line > 0) return i;
  }
  return std::nullopt;
}

SourcePlace place_of(const Story& story, std::optional<std::size_t> step) {
  return step ? story.standings[*step].place : SourcePlace{};
}

void need(const Story& story, Finding& finding, std::optional<std::size_t> step) {
  if (!step) return;
  finding.needed.insert(*step);
  const SourcePlace place = place_of(story, step);
  if (std::find(finding.places.begin(), finding.places.end(), place) == finding.places.end())
    finding.places.push_back(place);
}

/// The section, other than one that begins at `step`, in which the lock is held at the end.
const Section* open_section(const Story& story, std::optional<std::size_t> step) {
  for (const Section& section : story.sections) {
    const bool open = section.end == story.trace.events.size() || section.end == step;
    if (section.lock == story.failure.object && open && section.begin != step) return &section;
  }
  return nullptr;
}

Finding double_lock_in(const Story& story) {
  const auto step = last_step(story, true);
  const Section* held = open_section(story, step);
  const std::string lock = story.name(story.failure.object);
  Finding finding{.flaw = "double lock"};
  finding.sentence = short_name(story.failure.thread) + " locks " + lock + at(place_of(story, step)) +
                     " although it holds it" +
                     (held != nullptr ? " since" + at(story.standings[held->begin].place).substr(3) : "") +
                     ": it would wait for itself for ever";
  need(story, finding, step);
  if (held != nullptr) need(story, finding, held->begin);
  return finding;
}

/// The failing thread's last try to lock the object, if it did not get it.
std::optional<std::size_t> failed_attempt(const Story& story) {
  for (std::size_t i = story.trace.events.size(); i-- > 0;) {
    const Event& event = story.trace.events[i];
    const bool tries = event.operation.kind == Kind::try_lock || event.operation.kind == Kind::lock;
    if (event.thread != story.failure.thread || event.operation.object != story.failure.object || !tries)
      continue;
    return event.succeeded ? std::nullopt : std::optional(i);
  }
  return std::nullopt;
}

Finding foreign_unlock_in(const Story& story) {
  const auto step = last_step(story, true);
  const Section* held = open_section(story, step);
  const std::string lock = story.name(story.failure.object);
  const bool waits = step && story.trace.events[*step].operation.kind == Kind::wait;
  Finding finding{.flaw = "foreign unlock"};
  finding.sentence = short_name(story.failure.thread) + (waits ? " waits with " : " unlocks ") + lock +
                     at(place_of(story, step)) + " without holding it";
  if (held != nullptr && held->thread != story.failure.thread)
    finding.sentence +=
        "; " + short_name(held->thread) + " holds it since " + words_for(story.standings[held->begin].place);
  need(story, finding, step);
  if (const auto attempt = failed_attempt(story)) {
    finding.sentence += "; its attempt" + at(story.standings[*attempt].place) + " to lock it had failed";
    need(story, finding, attempt);
  }
  if (held != nullptr) need(story, finding, held->begin);
  return finding;
}

/// A condition variable: somebody's wait or notification and its destruction, in either order.
Finding destroyed_before_use_in(const Story& story) {
  const auto& accesses = story.failure.accesses;
  const std::size_t use = accesses[0].write ? 1 : 0, destruction = 1 - use;
  const std::string name = story.name(story.failure.object);
  std::optional<std::size_t> event = static_cast<std::size_t>(accesses[use].event);
  if (*event >= story.trace.events.size()) event.reset();  // Not recorded.
  const bool waits = event && story.trace.events[*event].operation.kind == Kind::wait;
  Finding finding{.flaw = "destroyed in use", .shows_accesses = true};
  finding.sentence = short_name(accesses[destruction].thread) + " destroys " + name +
                     in_brackets(story.accesses[destruction].place) + ", and nothing makes it wait until " +
                     short_name(accesses[use].thread) + (waits ? " has ended its wait" : " has notified it") +
                     in_brackets(story.accesses[use].place);
  need(story, finding, event);
  for (const std::size_t access : {use, destruction}) {
    const SourcePlace& place = story.accesses[access].place;
    if (place.line > 0) finding.places.push_back(place);
  }
  return finding;
}

/// Who stands in the way: holds the lock, or sleeps on the condition variable.
Finding destroyed_in_use_in(const Story& story) {
  if (story.failure.accesses.size() == 2 && story.accesses.size() == 2) return destroyed_before_use_in(story);
  const std::string name = story.name(story.failure.object);
  Finding finding{.flaw = "destroyed in use"};
  finding.sentence = short_name(story.failure.thread) + " destroys " + name;
  const Section* held = open_section(story, std::nullopt);
  if (held != nullptr) {
    finding.sentence +=
        " while " + short_name(held->thread) + " holds it" + in_brackets(story.standings[held->begin].place);
    need(story, finding, held->begin);
    return finding;
  }
  for (std::size_t i = story.trace.events.size(); i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (event.operation.object != story.failure.object || !event.blocks) continue;
    finding.sentence +=
        " while " + short_name(event.thread) + " waits on it" + in_brackets(story.standings[i].place);
    need(story, finding, i);
    return finding;
  }
  finding.sentence += " while it is in use";
  return finding;
}

/// Whom the last steps belong to, and where they go round.
Finding endless_in(const Story& story) {
  constexpr std::size_t looked_at = 400, most_rows = 16;
  const bool alone = story.failure.kind == FailureKind::spin;
  Finding finding{.flaw = alone ? "spin" : "livelock", .most_rows = most_rows};
  std::map<ThreadId, std::size_t> last;
  const std::size_t count = story.trace.events.size();
  for (std::size_t i = count - std::min(count, looked_at); i < count; ++i) {
    if (story.internal[i]) continue;
    last[story.trace.events[i].thread] = i;
    finding.needed.insert(i);
  }
  std::vector<std::string> threads;
  if (last.empty()) {
    for (std::size_t i = 0; i < story.trace.unfinished.size(); ++i) {
      const SourcePlace& place = story.unfinished[i].place;
      if (place.line == 0 || story.trace.unfinished[i].waits.kind == Kind::join) continue;
      threads.push_back(short_name(story.trace.unfinished[i].thread) + in_brackets(place));
      finding.places.push_back(place);
    }
  }
  for (const auto& [thread, step] : last) {
    threads.push_back(short_name(thread) + in_brackets(story.standings[step].place));
    need(story, finding, step);
  }
  if (alone)
    finding.sentence = short_name(story.failure.thread) +
                       " runs in a circle without a step that others could follow" +
                       in_brackets(place_of(story, last_step(story, false)));
  else if (threads.empty())
    finding.sentence = "the threads run on and on, and nothing gets done";
  else
    finding.sentence =
        listed(threads) + (threads.size() == 1 ? " goes" : " go") + " round and round, and nothing gets done";
  return finding;
}

}  // namespace

Finding misuse_in(const Story& story) {
  switch (story.failure.kind) {
    case FailureKind::double_lock:
      return double_lock_in(story);
    case FailureKind::foreign_unlock:
      return foreign_unlock_in(story);
    case FailureKind::destroyed_in_use:
      return destroyed_in_use_in(story);
    default:
      return endless_in(story);
  }
}

}  // namespace explore
