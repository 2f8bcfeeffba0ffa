// A failed check, explained by what lay between two steps that belong together.
#include <algorithm>

#include "explore/report/finding.hpp"

namespace explore {
namespace {

/// Two calls made from one function: where it made each.
struct Pair {
  SourcePlace first, second;
  bool outermost =
      false;  ///< the function is where the thread began: a test's own lambda, more often than not
};

/// Debug information has full names for functions that were called, short ones for those that were inlined.
bool same_function(const SourcePlace& a, const SourcePlace& b) {
  if (a.file != b.file) return false;
  const std::string lambda = "a lambda";
  if (a.function == lambda || b.function == lambda)
    return a.function.starts_with(lambda) && b.function.starts_with(lambda);
  return a.function == b.function || a.function.ends_with("::" + b.function) ||
         b.function.ends_with("::" + a.function);
}

/// The innermost function on both stacks; none when it made both calls from the same line to the same
/// function: then it is a loop, or called twice.
std::optional<Pair> common_caller(const Standing& a, const Standing& b) {
  for (std::size_t i = 0; i < a.callers.size(); ++i) {
    for (std::size_t j = 0; j < b.callers.size(); ++j) {
      if (!same_function(a.callers[i], b.callers[j])) continue;
      const bool other_callee = i > 0 && j > 0 ? !same_function(a.callers[i - 1], b.callers[j - 1]) : i != j;
      if (a.callers[i].line == b.callers[j].line && !other_callee) return std::nullopt;
      return Pair{.first = a.callers[i], .second = b.callers[j], .outermost = i + 1 == a.callers.size()};
    }
  }
  return std::nullopt;
}

/// The last of other threads' sections on the lock that lie between two.
const Section* between(const Story& story, const Section& first, const Section& second, std::uintptr_t lock) {
  const auto found =
      std::find_if(story.sections.rbegin(), story.sections.rend(), [&](const Section& section) {
        return section.thread != first.thread && section.lock == lock && section.begin > first.end &&
               section.begin < second.begin;
      });
  return found == story.sections.rend() ? nullptr : &*found;
}

void need(Finding& finding, const Story& story, const Section& section) {
  finding.needed.insert(section.begin);
  if (section.end < story.trace.events.size()) finding.needed.insert(section.end);
}

Finding check_then_act(const Story& story, const Section& check, const Section& act, const Section& other,
                       const Pair& pair) {
  const std::string lock = story.name(check.lock), thread = short_name(check.thread);
  Finding finding{.flaw = "check-then-act"};
  finding.sentence = thread + " looks" + at(pair.first) + " and acts" + at(pair.second) + ", but gives " +
                     lock + " back in between, and " + short_name(other.thread) +
                     in_brackets(story.standings[other.begin].place) + " gets in: what " + thread +
                     " saw is no longer true";
  finding.places = {pair.first, pair.second};
  for (const Section& section : story.sections) {
    if (section.lock == check.lock && section.begin >= check.begin && section.begin <= act.begin)
      need(finding, story, section);
  }
  return finding;
}

Finding half_update(const Story& story, const Section& first, const Section& second, const Section& other,
                    const Section& others_second, const Pair& pair) {
  const std::string thread = short_name(first.thread);
  Finding finding{.flaw = "half an update"};
  finding.sentence = thread + " gives " + story.name(first.lock) + in_brackets(pair.first) +
                     " back before it takes " + story.name(second.lock) + in_brackets(pair.second) + "; " +
                     short_name(other.thread) + in_brackets(story.standings[other.begin].place) +
                     " takes both in between and meets half an update";
  finding.places = {pair.first, pair.second};
  for (const Section* section : {&first, &second, &other, &others_second}) need(finding, story, *section);
  return finding;
}

/// Given back by a wait that looks at its condition again: what the section saw is not relied on.
bool looks_again_after(const Story& story, const Section& section) {
  return section.end < story.trace.events.size() &&
         story.trace.events[section.end].operation.kind == Kind::wait &&
         looks_again(story, story.standings[section.end].place);
}

/// Sections of one thread that do not overlap, and what lies between.
template <class Explains>
std::optional<Finding> of_consecutive_sections(const Story& story, Explains explains) {
  constexpr int nearby = 8;  // Further apart, two sections seldom belong together; and a trace may be long.
  for (auto first_at = story.sections.begin(); first_at != story.sections.end(); ++first_at) {
    const Section& first = *first_at;
    int looked_at = 0;
    for (auto second_at = first_at + 1; second_at != story.sections.end() && looked_at < nearby;
         ++second_at) {
      const Section& second = *second_at;
      if (second.thread != first.thread || second.begin <= first.end) continue;
      ++looked_at;
      const auto pair = common_caller(story.standings[first.begin], story.standings[second.begin]);
      if (!pair) continue;
      if (auto finding = explains(first, second, *pair)) return finding;
    }
  }
  return std::nullopt;
}

std::optional<Finding> check_then_act_under_lock(const Story& story, bool outermost) {
  return of_consecutive_sections(
      story, [&](const Section& check, const Section& act, const Pair& pair) -> std::optional<Finding> {
        if (check.lock != act.lock || pair.outermost != outermost) return std::nullopt;
        const Section* other = between(story, check, act, check.lock);
        if (other == nullptr || looks_again_after(story, check)) return std::nullopt;
        return check_then_act(story, check, act, *other, pair);
      });
}

std::optional<Finding> half_update_under_locks(const Story& story) {
  return of_consecutive_sections(
      story, [&](const Section& first, const Section& second, const Pair& pair) -> std::optional<Finding> {
        if (first.lock == second.lock) return std::nullopt;
        const Section* one = between(story, first, second, first.lock);
        const Section* two = between(story, first, second, second.lock);
        if (one == nullptr || two == nullptr || one->thread != two->thread) return std::nullopt;
        return half_update(story, first, second, *one, *two, pair);
      });
}

/// The failing thread's section after another's, on the same lock.
const Section* last_of_failing(const Story& story, const Section& before) {
  const auto found =
      std::find_if(story.sections.rbegin(), story.sections.rend(), [&](const Section& section) {
        return section.thread == story.failure.thread && section.lock == before.lock &&
               section.begin > before.end;
      });
  return found == story.sections.rend() ? nullptr : &*found;
}

/// A thread that has given a lock back and was about to take another, or the same again, when somebody else,
/// on that first lock, found something wrong.
std::optional<Finding> met_half_way(const Story& story) {
  for (std::size_t i = 0; i < story.trace.unfinished.size(); ++i) {
    const Unfinished& thread = story.trace.unfinished[i];
    const bool about_to_lock = thread.waits.kind == Kind::lock || thread.waits.kind == Kind::lock_shared;
    if (thread.thread == story.failure.thread || !about_to_lock) continue;
    for (auto section = story.sections.rbegin(); section != story.sections.rend(); ++section) {
      if (section->thread != thread.thread) continue;
      const auto pair = common_caller(story.standings[section->begin], story.unfinished[i]);
      const Section* other = pair ? last_of_failing(story, *section) : nullptr;
      if (other == nullptr) break;
      Finding finding{.flaw = "half an update"};
      finding.sentence = short_name(thread.thread) + " gives " + story.name(section->lock) +
                         in_brackets(pair->first) + " back before it has done everything, it would go on" +
                         at(pair->second) + "; " + short_name(other->thread) +
                         in_brackets(story.standings[other->begin].place) +
                         " gets in and meets half an update";
      finding.places = {pair->first, pair->second};
      need(finding, story, *section);
      need(finding, story, *other);
      return finding;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Finding> check_then_act_in(const Story& story) {
  if (auto finding = overtaken_check_in(story)) return finding;
  if (auto finding = check_then_act_under_lock(story, false)) return finding;
  if (!story.trace.steered)
    return std::nullopt;  // Nobody had to step in between: what follows would be a guess.
  if (auto finding = half_update_under_locks(story)) return finding;
  if (auto finding = check_then_act_under_lock(story, true)) return finding;
  return met_half_way(story);
}

}  // namespace explore
