#include "explore/report/rows.hpp"

#include <algorithm>

#include "explore/report/plain_text.hpp"
#include "explore/report/words.hpp"

namespace explore {
namespace {

/// A row on its way: after which event, and by which thread.
struct Draft {
  std::size_t after = 0;
  Row row;
};

bool time_matters(const Trace& trace) {
  return std::any_of(trace.events.begin(), trace.events.end(), [](const Event& event) {
    return event.operation.kind == Kind::sleep || event.operation.deadline != no_deadline;
  });
}

/// "sell()" for "Office::sell"; nothing for what has no name of its own.
std::string calling_name(const std::string& function) {
  if (function.empty() || function.find(' ') != std::string::npos) return "";
  return function.substr(function.rfind(':') + 1) + "()";
}

std::vector<std::string> names_of(const Story& story, const std::vector<std::uintptr_t>& objects) {
  std::vector<std::string> names;
  for (const std::uintptr_t object : objects) {
    std::string name = story.name(object);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
  }
  return names;
}

Draft draft_of(const Story& story, std::size_t event, bool timed) {
  const Event& step = story.trace.events[event];
  return {.after = event,
          .row = {.thread = step.thread,
                  .action = action_of(story, event),
                  .place = story.standings[event].place,
                  .switched = "",
                  .held = names_of(story, story.held[event]),
                  .time = timed ? time_in_words(step.now) : ""}};
}

const char* memory_action(const Story& story, std::size_t access) {
  const FailureKind kind = story.failure.kind;
  const bool freed = kind == FailureKind::use_after_free || kind == FailureKind::double_free;
  if (freed && access == 1) return "frees it";
  const std::size_t allocation = freed                                ? 2
                                 : kind == FailureKind::heap_overflow ? 1
                                 : kind == FailureKind::leak          ? 0
                                                                      : 3;
  if (access == allocation) return "allocates memory";
  if (kind == FailureKind::double_free) return "frees it again";
  return story.failure.accesses[access].write ? "writes" : "reads";
}

std::string access_action(const Story& story, std::size_t access) {
  if (story.failure.kind == FailureKind::destroyed_in_use)
    return "destroys " + story.name(story.failure.object);
  const std::string action = memory_action(story, access);
  if (story.failure.kind == FailureKind::data_race)
    return action + " " + (story.accessed.empty() ? "the memory" : story.accessed);
  if (access != 0 || story.failure.kind == FailureKind::double_free) return action;
  return action + (story.failure.kind == FailureKind::heap_overflow ? " past its end" : " it");
}

/// The locks that a thread holds right after an event of whomever.
std::vector<std::string> held_at(const Story& story, ThreadId thread, int event) {
  for (int i = std::min(event, static_cast<int>(story.trace.events.size()) - 1); i >= 0; --i) {
    const auto index = static_cast<std::size_t>(i);
    if (story.trace.events[index].thread == thread) return names_of(story, story.held[index]);
  }
  return {};
}

void add_accesses(const Story& story, std::vector<Draft>& drafts) {
  for (std::size_t i = 0; i < story.accesses.size(); ++i) {
    const Access& access = story.failure.accesses[i];
    if (access.thread == no_thread || story.accesses[i].place.line == 0) continue;
    const bool is_event = story.failure.kind == FailureKind::destroyed_in_use && !access.write;
    if (is_event) continue;  // The wait or notification has a row of its own.
    // Not recorded: a race's later end, and the access that was caught, came last.
    const std::size_t count = story.trace.events.size();
    const std::size_t after = access.event >= 0 ? static_cast<std::size_t>(access.event) : count;
    drafts.push_back({.after = after,
                      .row = {.thread = access.thread,
                              .action = access_action(story, i),
                              .place = story.accesses[i].place,
                              .switched = "",
                              .held = held_at(story, access.thread, access.event),
                              .time = ""}});
  }
}

/// A lock that is given back in the next row is one step: "holds mutex_ in sell()".
void join_sections(const Story& story, std::vector<Draft>& drafts) {
  std::vector<Draft> joined;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    joined.push_back(std::move(drafts[i]));
    if (i + 1 == drafts.size() || drafts[i + 1].row.thread != joined.back().row.thread) continue;
    const std::size_t begin = joined.back().after, end = drafts[i + 1].after;
    if (end >= story.trace.events.size()) continue;  // What a stuck thread is stuck at is no step.
    const auto is_section = [&](const Section& section) {
      return section.begin == begin && section.end == end;
    };
    if (!std::any_of(story.sections.begin(), story.sections.end(), is_section)) continue;
    const Event& taken = story.trace.events[begin];
    if (!gives_lock_back(story.trace.events[end]) || taken.spurious || taken.timed_out) continue;
    const std::string function = calling_name(joined.back().row.place.function);
    const std::string lock = story.name(taken.operation.object);
    joined.back().row.action =
        function.empty() ? "locks and unlocks " + lock : "holds " + lock + " in " + function;
    joined.back().row.held.clear();
    ++i;
  }
  drafts = std::move(joined);
}

/// What a stuck thread is stuck at, unless its attempt is a row already.
void add_vain_attempts(const Story& story, const Finding& finding, std::vector<bool>& shown,
                       std::vector<Draft>& drafts) {
  const Trace& trace = story.trace;
  for (std::size_t i = 0; i < trace.unfinished.size(); ++i) {
    const Unfinished& thread = trace.unfinished[i];
    if (finding.waiting.count(thread.thread) == 0) continue;
    std::size_t last = trace.events.size();
    while (last > 0 && trace.events[last - 1].thread != thread.thread) --last;
    const bool recorded = last > 0 && trace.events[last - 1].blocks;
    if (recorded) {
      shown[last - 1] = true;
    } else if (story.unfinished[i].place.line > 0) {
      drafts.push_back({.after = trace.events.size(),
                        .row = {.thread = thread.thread,
                                .action = waiting_words(story, thread),
                                .place = story.unfinished[i].place,
                                .switched = "",
                                .held = names_of(story, thread.held),
                                .time = ""}});
    }
  }
}

std::string reason_words(Switch reason, ThreadId thread) {
  switch (reason) {
    case Switch::blocked:
      return short_name(thread) + " waits";
    case Switch::preempted:
      return short_name(thread) + " is preempted";
    case Switch::ended:
      return short_name(thread) + " has ended";
    case Switch::yielded:
      return short_name(thread) + " yields";
    case Switch::none:
      break;
  }
  return "";
}

/// Why the thread of one row stopped before another's row came.
std::string switch_between(const Story& story, const Draft& before, const Draft& after) {
  if (before.row.thread == after.row.thread) return "";
  const auto& events = story.trace.events;
  for (std::size_t i = before.after + 1; i < events.size() && i <= after.after; ++i) {
    if (events[i].thread != before.row.thread)
      return reason_words(events[i].switched, static_cast<ThreadId>(before.row.thread));
  }
  return "";
}

}  // namespace

std::vector<Row> rows_of(const Story& story, const Finding& finding) {
  std::vector<bool> shown = relevant_events(story, finding);
  std::vector<Draft> drafts;
  add_vain_attempts(story, finding, shown, drafts);
  if (finding.shows_accesses) add_accesses(story, drafts);
  const bool timed = time_matters(story.trace);
  std::vector<Draft> all;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i]) all.push_back(draft_of(story, i, timed));
  }
  const auto comes_first = [](const Draft& a, const Draft& b) { return a.after < b.after; };
  for (Draft& draft : drafts) {
    const auto place = std::upper_bound(all.begin(), all.end(), draft, comes_first);
    all.insert(place, std::move(draft));
  }

  join_sections(story, all);

  std::vector<Row> rows;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i > 0) all[i].row.switched = switch_between(story, all[i - 1], all[i]);
    rows.push_back(std::move(all[i].row));
  }
  return folded(rows);
}

}  // namespace explore
