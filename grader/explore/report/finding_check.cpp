// A failed check, an exception that nobody caught, a crash: what the program noticed itself, and what led
// there.
#include <algorithm>
#include <array>

#include "explore/report/check_words.hpp"
#include "explore/report/finding.hpp"
#include "explore/report/plain_text.hpp"
#include "explore/report/words.hpp"

namespace explore {
namespace {

constexpr std::size_t longest_message = 200;

std::optional<std::size_t> wait_of(const Story& story, std::size_t woken) {
  const Event& lock = story.trace.events[woken];
  for (std::size_t i = woken; i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (event.thread != lock.thread) continue;
    if (event.operation.kind == Kind::wait && event.operation.second == lock.operation.object) return i;
    if (!event.blocks) return std::nullopt;
  }
  return std::nullopt;
}

bool waits_again(const Story& story, std::size_t wait, std::size_t after) {
  const Event& waited = story.trace.events[wait];
  for (std::size_t i = after + 1; i < story.trace.events.size(); ++i) {
    const Event& event = story.trace.events[i];
    if (event.thread == waited.thread && event.operation.kind == Kind::wait &&
        event.operation.object == waited.operation.object &&
        story.standings[i].place.line == story.standings[wait].place.line)
      return true;
  }
  return false;
}

/// Another thread's section on the mutex between the notification and the moment the woken thread has it.
std::optional<std::size_t> overtaken_by(const Story& story, std::size_t wait, std::size_t woken) {
  const Event& lock = story.trace.events[woken];
  std::size_t notified = woken;
  for (std::size_t i = wait + 1; i < woken; ++i) {
    const Event& event = story.trace.events[i];
    const bool notifies =
        event.operation.kind == Kind::notify_one || event.operation.kind == Kind::notify_all;
    if (notifies && event.operation.object == story.trace.events[wait].operation.object) notified = i;
  }
  for (const Section& section : story.sections) {
    if (section.thread != lock.thread && section.lock == lock.operation.object && section.begin > notified &&
        section.begin < woken)
      return section.begin;
  }
  return std::nullopt;
}

Finding of_wakeup(const Story& story, std::size_t wait, std::size_t woken) {
  const SourcePlace& place = story.standings[wait].place;
  const bool is_if = statement_around(place, story.files) == "if";
  const std::string thread = short_name(story.trace.events[wait].thread);
  Finding finding{.flaw = is_if ? "if instead of while" : "unchecked wake-up"};
  finding.places = {place};
  finding.needed = {wait, woken};
  finding.focus = {story.trace.events[wait].operation.object};
  const auto thief = overtaken_by(story, wait, woken);
  if (story.trace.events[woken].spurious) {
    finding.sentence = thread + " wakes up" + at(place) + " for no reason, as a wait may";
  } else {
    finding.sentence = thread + " is woken" + at(place) + ", but " +
                       short_name(story.trace.events[*thief].thread) +
                       in_brackets(story.standings[*thief].place) + " gets " +
                       story.name(story.trace.events[woken].operation.object) + " first";
    finding.needed.insert(*thief);
  }
  finding.sentence += ", and it goes on without looking at its condition again";
  if (is_if) finding.sentence += ": the `if` has to be a `while`";
  return finding;
}

/// A step of the author's that sleeps or waits only so long.
bool is_sleep(const Event& event) { return event.operation.kind == Kind::sleep; }

/// The check's own words on one line.
std::string message_of(const Story& story) {
  std::string words;
  for (const std::string& part : wrapped(printable(check_in_words(story.failure.message)), longest_message))
    words += (words.empty() ? "" : " ") + part;
  return shortened(words, longest_message);
}

const char* flaw_of(FailureKind kind) {
  switch (kind) {
    case FailureKind::uncaught_exception:
      return "uncaught exception";
    case FailureKind::crash:
      return "crash";
    case FailureKind::bad_exit:
      return "bad exit";
    default:
      return "failed check";
  }
}

std::string own_sentence(const Story& story) {
  const std::string message = message_of(story);
  const std::string thread = short_name(story.failure.thread);
  switch (story.failure.kind) {
    case FailureKind::uncaught_exception:
      return thread + " ends in an exception that nobody catches" + (message.empty() ? "" : ": " + message);
    case FailureKind::crash:
      return thread + " crashes" + (message.empty() ? "" : ": " + message);
    case FailureKind::bad_exit:
      return "the program ends with a failure" + (message.empty() ? "" : ": " + message);
    default:
      return message.empty() ? "a check fails in " + thread : message;
  }
}

/// A sleep that others were still at work behind.
std::optional<Finding> sleep_as_signal_in(const Story& story) {
  for (std::size_t i = story.trace.events.size(); i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (!is_sleep(event) || story.internal[i] || event.thread != story.failure.thread) continue;
    if (event.decision < 0) return std::nullopt;  // Nobody else could run: the sleep took its full time.
    const bool others_at_work = std::any_of(
        story.trace.unfinished.begin(), story.trace.unfinished.end(), [&](const Unfinished& other) {
          return other.thread != event.thread && other.waits.kind != Kind::join;
        });
    if (!others_at_work) return std::nullopt;
    const SourcePlace& place = story.standings[i].place;
    Finding finding{.flaw = "sleep as a signal"};
    finding.sentence =
        short_name(event.thread) + " sleeps" + at(place) +
        " and then counts on what others have done meanwhile: a sleep orders nothing, they may be late";
    finding.places = {place};
    finding.needed = {i};
    return finding;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Finding> unchecked_wakeup_in(const Story& story) {
  for (std::size_t i = story.trace.events.size(); i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (!acquires_lock(event) || event.timed_out) continue;
    const auto wait = wait_of(story, i);
    if (!wait || story.standings[*wait].place.line == 0 || looks_again(story, story.standings[*wait].place))
      continue;
    if (waits_again(story, *wait, i)) continue;
    if (event.spurious || overtaken_by(story, *wait, i)) return of_wakeup(story, *wait, i);
  }
  return std::nullopt;
}

std::optional<Finding> restarted_limit_in(const Story& story) {
  std::optional<std::size_t> before;
  for (std::size_t i = 0; i < story.trace.events.size(); ++i) {
    const Event& event = story.trace.events[i];
    const bool timed_wait = event.operation.kind == Kind::wait && event.operation.deadline != no_deadline;
    if (!timed_wait || story.internal[i]) continue;
    const bool again = before && story.trace.events[*before].thread == event.thread &&
                       story.trace.events[*before].operation.object == event.operation.object &&
                       story.standings[*before].place == story.standings[i].place &&
                       story.trace.events[*before].operation.deadline < event.operation.deadline &&
                       event.now < story.trace.events[*before].operation.deadline;  // Woken, not timed out.
    if (!again) {
      before = i;
      continue;
    }
    const SourcePlace& place = story.standings[i].place;
    Finding finding{.flaw = "wrong elapsed time"};
    finding.sentence = short_name(event.thread) + " waits" + at(place) +
                       " again after a wake-up, with the full limit: the limits add up to " +
                       time_in_words(event.operation.deadline - story.trace.events[*before].now);
    finding.places = {place};
    finding.needed = {*before, i};
    finding.focus = {event.operation.object};
    return finding;
  }
  return std::nullopt;
}

std::optional<Finding> unchecked_timeout_in(const Story& story) {
  for (std::size_t i = story.trace.events.size(); i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (!event.timed_out || is_sleep(event) || story.internal[i]) continue;
    const auto wait = wait_of(story, i);
    if (wait && waits_again(story, *wait, i)) continue;  // It counted the time and looked once more.
    const SourcePlace& place = story.standings[i].place;
    Finding finding{.flaw = "timeout taken as success"};
    finding.sentence = short_name(event.thread) + "'s wait" + at(place) +
                       " ends because its time is up, and what follows takes that for success";
    finding.places = {place};
    finding.needed = {i};
    if (wait) finding.needed.insert(*wait);
    finding.focus = {event.operation.object};
    return finding;
  }
  return std::nullopt;
}

Finding failed_check_in(const Story& story) {
  for (const auto explain : {unchecked_wakeup_in, restarted_limit_in, unchecked_timeout_in, lost_update_in,
                             check_then_act_in, sleep_as_signal_in}) {
    auto finding = explain(story);
    if (!finding) continue;
    finding->endings.push_back(own_sentence(story));
    return *std::move(finding);
  }
  Finding finding{.flaw = flaw_of(story.failure.kind), .sentence = own_sentence(story)};
  for (const Standing& access : story.accesses) {
    if (access.place.line > 0) finding.places.push_back(access.place);
  }
  return finding;
}

}  // namespace explore
