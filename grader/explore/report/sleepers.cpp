#include "explore/report/sleepers.hpp"

namespace explore {

bool is_notify(const Event& event) {
  const Kind kind = event.operation.kind;
  return kind == Kind::notify_one || kind == Kind::notify_all || kind == Kind::wake_one ||
         kind == Kind::wake_all;
}

bool notifies_one(const Event& event) {
  return event.operation.kind == Kind::notify_one || event.operation.kind == Kind::wake_one;
}

std::vector<Sleeper> sleepers_in(const Story& story) {
  std::vector<Sleeper> sleepers;
  const Trace& trace = story.trace;
  for (std::size_t i = 0; i < trace.unfinished.size(); ++i) {
    const Unfinished& thread = trace.unfinished[i];
    if (thread.waits.kind != Kind::wait && thread.waits.kind != Kind::await_change) continue;
    for (std::size_t at = trace.events.size(); at-- > 0;) {
      const Event& event = trace.events[at];
      if (event.thread != thread.thread || event.operation.object != thread.waits.object) continue;
      sleepers.push_back({.thread = &thread, .place = story.unfinished[i].place, .slept = at});
      break;
    }
  }
  return sleepers;
}

std::optional<std::size_t> section_of(const Story& story, const Sleeper& sleeper) {
  for (const Section& section : story.sections) {
    const bool around = section.begin < sleeper.slept && section.end >= sleeper.slept;
    if (around && section.thread == sleeper.thread->thread && section.lock == sleeper.thread->waits.second)
      return section.begin;
  }
  return std::nullopt;
}

std::optional<std::size_t> vain_notification(const Story& story, const Sleeper& sleeper) {
  for (std::size_t i = sleeper.slept; i-- > 0;) {
    const Event& event = story.trace.events[i];
    if (!is_notify(event) || event.operation.object != sleeper.thread->waits.object) continue;
    return event.before == 0 ? std::optional(i) : std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> woken_before(const Story& story, const Sleeper& sleeper) {
  std::optional<std::size_t> notified;
  bool slept_before = false;
  for (std::size_t i = 0; i < sleeper.slept; ++i) {
    const Event& event = story.trace.events[i];
    if (event.operation.object != sleeper.thread->waits.object) continue;
    if (event.thread == sleeper.thread->thread && event.blocks) slept_before = true;
    if (is_notify(event) && slept_before && event.before > 0) notified = i;
  }
  return notified;
}

std::optional<std::size_t> sleeps_again(const Story& story, ThreadId thread, std::uintptr_t object,
                                        std::size_t after) {
  for (std::size_t i = after + 1; i < story.trace.events.size(); ++i) {
    const Event& event = story.trace.events[i];
    if (event.thread != thread || event.operation.object != object) continue;
    if (is_notify(event)) return std::nullopt;
    if (event.blocks) return i;
  }
  return std::nullopt;
}

}  // namespace explore
