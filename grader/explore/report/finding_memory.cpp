// Data races and memory that was freed, overrun or never freed.
#include <algorithm>

#include "explore/report/finding.hpp"

namespace explore {
namespace {

SourcePlace place_of(const Story& story, std::size_t access) {
  return access < story.accesses.size() ? story.accesses[access].place : SourcePlace{};
}

std::string somewhere(const Story& story, std::size_t access) {
  const SourcePlace place = place_of(story, access);
  if (place.line == 0) return "library code";
  return (story.accesses[access].nearby ? "library code shortly after " : "") + words_for(place);
}

std::string thread_at(const Story& story, std::size_t access) {
  return short_name(story.failure.accesses[access].thread) + in_brackets(place_of(story, access));
}

std::string does(const Access& access, const std::string& what) {
  return (access.write ? "writes " : "reads ") + what + (access.atomic ? " as an atomic" : "");
}

/// The locks that the two ends hold: the one who holds none is the one to look at.
void need_locks_at_ends(const Story& story, Finding& finding) {
  for (const Access& access : story.failure.accesses) {
    const auto until = static_cast<std::size_t>(std::max(access.event + 1, 0));
    for (const Section& section : story.sections) {
      const bool open = section.begin < until && section.end >= until;
      if (section.thread == access.thread && open) finding.needed.insert(section.begin);
    }
  }
}

std::string race_sentence(const Story& story) {
  const Access& earlier = story.failure.accesses[0];
  const Access& later = story.failure.accesses[1];
  const std::string what = story.accessed.empty() ? "the same memory" : story.accessed;
  const SourcePlace first = place_of(story, 0), second = place_of(story, 1);
  const std::string threads = short_name(earlier.thread) + " and " + short_name(later.thread);
  if (first == second && earlier.write && later.write && first.line > 0)
    return words_for(first) + " writes " + what + " in " + threads + ", and nothing orders the two";
  return somewhere(story, 1) + " " + does(later, what) + " in " + short_name(later.thread) + " while " +
         somewhere(story, 0) + " " + does(earlier, "it") + " in " + short_name(earlier.thread) +
         ", and nothing orders the two";
}

Finding race_in(const Story& story) {
  Finding finding{.flaw = "data race", .sentence = race_sentence(story), .shows_accesses = true};
  need_locks_at_ends(story, finding);
  return finding;
}

/// " (allocated at pool.cpp:9)"
std::string allocated(const Story& story, std::size_t access) {
  const SourcePlace place = place_of(story, access);
  return place.line == 0 ? "" : ", allocated at " + words_for(place);
}

std::string freed_sentence(const Story& story) {
  const auto& accesses = story.failure.accesses;
  const bool twice = story.failure.kind == FailureKind::double_free;
  std::string sentence = thread_at(story, 0) + (twice               ? " frees"
                                                : accesses[0].write ? " writes to"
                                                                    : " reads");
  sentence += " memory that ";
  sentence += accesses.size() > 1 ? thread_at(story, 1) + " has freed" : "was freed";
  return sentence + (twice ? " already" : "") + allocated(story, 2);
}

}  // namespace

Finding memory_fault_in(const Story& story) {
  const auto& accesses = story.failure.accesses;
  Finding finding;
  if (story.failure.kind == FailureKind::data_race && accesses.size() >= 2) {
    finding = race_in(story);
  } else {
    finding.shows_accesses = true;
    const bool known = !accesses.empty();
    const std::string who = known ? thread_at(story, 0) : short_name(story.failure.thread);
    switch (story.failure.kind) {
      case FailureKind::data_race:
        finding.flaw = "data race";
        finding.sentence =
            "two threads touch the same memory, one of them writes, and nothing orders the two";
        break;
      case FailureKind::use_after_free:
      case FailureKind::double_free:
        finding.flaw = story.failure.kind == FailureKind::double_free ? "double free" : "use after free";
        finding.sentence = known ? freed_sentence(story) : who + " uses memory that was freed";
        break;
      case FailureKind::heap_overflow:
        finding.flaw = known && !accesses[0].write ? "out-of-bounds read" : "out-of-bounds write";
        finding.sentence = who + (known && !accesses[0].write ? " reads" : " writes") +
                           " past the end of a block of memory" + allocated(story, 1);
        break;
      default:
        finding.flaw = "memory leak";
        finding.sentence =
            known ? "memory that " + who + " allocates is never freed" : "memory is never freed";
        break;
    }
  }
  // The later access is the one that was caught; a race's older end comes first in the list.
  for (std::size_t i = 0; i < story.accesses.size(); ++i) {
    const std::size_t which = finding.flaw == "data race" && i < 2 ? 1 - i : i;
    const SourcePlace place = place_of(story, which);
    const bool known = std::find(finding.places.begin(), finding.places.end(), place) != finding.places.end();
    if (place.line > 0 && !known) finding.places.push_back(place);
  }
  return finding;
}

}  // namespace explore
