#include "explore/report/interleaving_of.hpp"

#include <algorithm>

#include "explore/report/finding.hpp"
#include "explore/report/given_names.hpp"
#include "explore/report/rows.hpp"
#include "explore/report/this_program.hpp"

namespace explore {
namespace {

int thread_count(const Trace& trace, const Failure& failure) {
  int last = std::max<int>(0, failure.thread);
  for (const Event& event : trace.events) last = std::max<int>(last, event.thread);
  for (const Unfinished& thread : trace.unfinished) last = std::max<int>(last, thread.thread);
  for (const Access& access : failure.accesses) last = std::max<int>(last, access.thread);
  return last + 1;
}

/// The end is what matters in a long story.
void drop_beginning(Interleaving& interleaving, std::size_t most_rows) {
  auto& rows = interleaving.rows;
  if (rows.size() <= most_rows) return;
  const std::size_t dropped = rows.size() - most_rows;
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(dropped));
  interleaving.endings.push_back("(" + std::to_string(dropped) + " earlier steps are left out)");
}

}  // namespace

Surroundings this_program() {
  return {.symbolise = [](const auto& addresses) { return frames_of_this_program(addresses); },
          .global_at = globals_of_this_program(),
          .given_name = given_name};
}

Interleaving interleaving_of(const Trace& trace, const Failure& failure, const Surroundings& surroundings) {
  SourceFiles files;
  const Story story = story_of(trace, failure, surroundings, files);
  Finding finding = finding_of(story);
  Interleaving interleaving;
  for (int thread = 0; thread < thread_count(trace, failure); ++thread) {
    interleaving.threads.push_back(full_name(trace, static_cast<ThreadId>(thread)));
  }
  interleaving.rows = rows_of(story, finding);
  interleaving.flaw = std::move(finding.flaw);
  interleaving.sentence = std::move(finding.sentence);
  interleaving.endings = std::move(finding.endings);
  interleaving.places = std::move(finding.places);
  drop_beginning(interleaving, finding.most_rows);
  return interleaving;
}

}  // namespace explore
