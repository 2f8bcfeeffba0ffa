#include "explore/report/finding.hpp"

#include "explore/report/words.hpp"

namespace explore {
namespace {

Finding own_limit_in(const Story& story) {
  Finding finding;
  switch (story.failure.kind) {
    case FailureKind::toolchain:
      finding.flaw = "fault of the library";
      break;
    case FailureKind::unsupported:
      finding.flaw = "not supported";
      break;
    case FailureKind::limit:
      finding.flaw = "too large to explore";
      break;
    default:
      finding.flaw = "uncontrolled randomness";
      break;
  }
  finding.sentence = story.failure.message.empty() ? finding.flaw : story.failure.message;
  return finding;
}

Finding pattern_in(const Story& story) {
  switch (story.failure.kind) {
    case FailureKind::deadlock:
      return deadlock_in(story);
    case FailureKind::lost_wakeup:
      return lost_wakeup_in(story);
    case FailureKind::data_race:
    case FailureKind::use_after_free:
    case FailureKind::double_free:
    case FailureKind::heap_overflow:
    case FailureKind::leak:
      return memory_fault_in(story);
    case FailureKind::check:
    case FailureKind::uncaught_exception:
    case FailureKind::crash:
    case FailureKind::bad_exit:
      return failed_check_in(story);
    case FailureKind::double_lock:
    case FailureKind::foreign_unlock:
    case FailureKind::destroyed_in_use:
    case FailureKind::livelock:
    case FailureKind::spin:
      return misuse_in(story);
    case FailureKind::toolchain:
    case FailureKind::unsupported:
    case FailureKind::limit:
    case FailureKind::nondeterminism:
      break;
  }
  return own_limit_in(story);
}

bool nobody_goes_on(FailureKind kind) {
  return kind == FailureKind::deadlock || kind == FailureKind::lost_wakeup;
}

}  // namespace

Finding finding_of(const Story& story) {
  Finding finding = pattern_in(story);
  if (!nobody_goes_on(story.failure.kind)) return finding;
  for (const bool telling : {true, false}) {
    for (const Unfinished& thread : story.trace.unfinished) {
      if ((finding.waiting.count(thread.thread) > 0) == telling)
        finding.endings.push_back(short_name(thread.thread) + " " + waiting_words(story, thread));
    }
  }
  return finding;
}

}  // namespace explore
