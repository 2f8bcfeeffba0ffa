// Somebody sleeps for a notification that came too early, went to another, was one where several were needed,
// or was never sent.
#include <algorithm>
#include <vector>

#include "explore/report/finding.hpp"
#include "explore/report/sleepers.hpp"
#include "explore/report/words.hpp"

namespace explore {
namespace {

std::string for_ever(const Story& story, const Sleeper& sleeper) {
  return short_name(sleeper.thread->thread) + " will wait for ever on " +
         story.name(sleeper.thread->waits.object) + in_brackets(sleeper.place);
}

std::string call_of(const Event& event) { return notifies_one(event) ? "notify_one" : "notify_all"; }

void point_at(Finding& finding, const SourcePlace& place) {
  if (place.line > 0) finding.places.push_back(place);
}

Finding start(const Sleeper& sleeper) {
  Finding finding{.flaw = "lost wake-up"};
  finding.waiting.insert(sleeper.thread->thread);
  finding.needed.insert(sleeper.slept);
  finding.focus.insert(sleeper.thread->waits.object);
  if (sleeper.thread->waits.second != 0) finding.focus.insert(sleeper.thread->waits.second);
  return finding;
}

/// What the notifier changed before it notified, without any lock: the state that the sleeper had looked at.
void show_unlocked_changes(const Story& story, std::size_t notified, Finding& finding) {
  const Event& notify = story.trace.events[notified];
  for (std::size_t i = notified; i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (event.thread != notify.thread) continue;
    if (story.internal[i] || !changes_value(event)) break;
    finding.focus.insert(event.operation.object);
    finding.needed.insert(i);
  }
}

/// "notify_one at queue.cpp:21 woke nobody": between the sleeper's check and its sleep, or where there is no
/// check. Not when the sleeper looked at its condition after the notification: then it waits for something
/// else.
std::optional<Finding> too_early(const Story& story, const Sleeper& sleeper) {
  for (std::size_t i = sleeper.slept; i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (!is_notify(event) || event.operation.object != sleeper.thread->waits.object) continue;
    const auto section = section_of(story, sleeper);
    const bool between = section && *section < i;
    const bool checks =
        looks_again(story, sleeper.place) || statement_around(sleeper.place, story.files) == "if";
    if (event.before != 0 || event.thread == sleeper.thread->thread || (checks && !between))
      return std::nullopt;
    Finding finding = start(sleeper);
    const SourcePlace& place = story.standings[i].place;
    finding.needed.insert(i);
    finding.sentence = call_of(event) + at(place) + " woke nobody; " + for_ever(story, sleeper);
    if (between) {
      finding.needed.insert(*section);
      finding.sentence += ": it came between " + short_name(sleeper.thread->thread) +
                          "'s check and its wait, since " + short_name(event.thread) + " did not hold " +
                          story.name(sleeper.thread->waits.second);
    } else {
      finding.sentence += ": it came before the wait, and nothing remembers it";
    }
    show_unlocked_changes(story, i, finding);
    point_at(finding, place);
    point_at(finding, sleeper.place);
    return finding;
  }
  return std::nullopt;
}

/// One was woken where the sleeper, or both, should have been.
std::optional<Finding> wrong_one(const Story& story, const Sleeper& sleeper) {
  const std::uintptr_t object = sleeper.thread->waits.object;
  for (std::size_t i = story.trace.events.size(); i-- > sleeper.slept;) {
    const Event& event = story.trace.events[i];
    if (!notifies_one(event) || event.operation.object != object || event.partner == no_thread) continue;
    const SourcePlace& place = story.standings[i].place;
    const std::string woken = short_name(event.partner);
    Finding finding = start(sleeper);
    finding.needed.insert(i);
    point_at(finding, place);
    if (const auto again = sleeps_again(story, event.partner, object, i)) {
      finding.sentence = "notify_one" + at(place) + " woke " + woken +
                         ", which had nothing to do and went back to sleep" +
                         in_brackets(story.standings[*again].place) + "; " + for_ever(story, sleeper) +
                         ": threads that wait for different things share one condition variable";
      finding.needed.insert(*again);
      point_at(finding, story.standings[*again].place);
    } else if (event.before >= 2) {
      finding.sentence = "notify_one" + at(place) + " woke only " + woken + " of " +
                         std::to_string(event.before) + " that waited; " + for_ever(story, sleeper);
    } else {
      continue;
    }
    point_at(finding, sleeper.place);
    return finding;
  }
  return std::nullopt;
}

/// What others did under the same mutex afterwards, without a notification.
void show_sections_after(const Story& story, const Sleeper& sleeper, Finding& finding) {
  for (const Section& section : story.sections) {
    if (section.lock != sleeper.thread->waits.second || section.begin < sleeper.slept) continue;
    finding.needed.insert(section.begin);
    if (section.end < story.trace.events.size()) finding.needed.insert(section.end);
  }
}

/// Its condition held when it was notified, and no longer when it looked.
std::optional<Finding> condition_gone(const Story& story, const Sleeper& sleeper) {
  const auto notified = woken_before(story, sleeper);
  if (!notified) return std::nullopt;
  Finding finding = start(sleeper);
  finding.needed.insert(*notified);
  const SourcePlace& place = story.standings[*notified].place;
  const std::string thread = short_name(sleeper.thread->thread);
  finding.sentence = call_of(story.trace.events[*notified]) + at(place) + " woke " + thread +
                     ", but when it looked, what it waits for was not so (any more); " +
                     for_ever(story, sleeper);
  for (const Section& section : story.sections) {
    const bool between = section.begin > *notified && section.begin < sleeper.slept;
    if (section.lock != sleeper.thread->waits.second || !between) continue;
    finding.needed.insert(section.begin);
    if (section.end < story.trace.events.size()) finding.needed.insert(section.end);
  }
  point_at(finding, place);
  point_at(finding, sleeper.place);
  return finding;
}

Finding never_notified(const Story& story, const Sleeper& sleeper) {
  Finding finding = start(sleeper);
  const std::string name = story.name(sleeper.thread->waits.object);
  const std::string thread = short_name(sleeper.thread->thread);
  const auto vain = vain_notification(story, sleeper);
  if (vain) {
    finding.needed.insert(*vain);
    point_at(finding, story.standings[*vain].place);
  }
  if (sleeper.thread->waits.kind == Kind::wait)
    finding.sentence = thread + " waits on " + name + in_brackets(sleeper.place) +
                       ", and nobody notifies it any more" +
                       (vain ? "; " + call_of(story.trace.events[*vain]) + at(story.standings[*vain].place) +
                                   " came before and woke nobody"
                             : ": it waits for ever");
  else
    finding.sentence = short_name(sleeper.thread->thread) + " " + waiting_words(story, *sleeper.thread) +
                       in_brackets(sleeper.place) + ", and nobody is left to do that";
  show_sections_after(story, sleeper, finding);
  point_at(finding, sleeper.place);
  return finding;
}

bool waits_for_future(const Story& story, const Sleeper& sleeper) {
  return sleeper.thread->waits.kind == Kind::await_change &&
         waiting_words(story, *sleeper.thread).ends_with("a future");
}

}  // namespace

Finding lost_wakeup_in(const Story& story) {
  const std::vector<Sleeper> sleepers = sleepers_in(story);
  for (const Sleeper& sleeper : sleepers) {
    if (auto finding = too_early(story, sleeper)) return *std::move(finding);
  }
  for (const Sleeper& sleeper : sleepers) {
    if (auto finding = wrong_one(story, sleeper)) return *std::move(finding);
  }
  if (auto finding = kept_lock_in(story)) return *std::move(finding);
  if (!sleepers.empty() && waits_for_future(story, sleepers.front())) return deadlock_in(story);
  // Whoever went on without looking may have taken what the sleeper waits for.
  if (auto finding = unchecked_wakeup_in(story); finding && !sleepers.empty()) {
    finding->waiting.insert(sleepers.front().thread->thread);
    return *std::move(finding);
  }
  for (const Sleeper& sleeper : sleepers) {
    if (auto finding = condition_gone(story, sleeper)) return *std::move(finding);
  }
  if (!sleepers.empty()) return never_notified(story, sleepers.front());
  Finding finding = deadlock_in(story);
  finding.flaw = "lost wake-up";
  return finding;
}

}  // namespace explore
