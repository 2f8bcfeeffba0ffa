#include "gates/sanitizer_report.hpp"

#include <gtest/gtest.h>

#include "fault_flaws.hpp"
#include "gates/sanitizer_stack.hpp"
#include "recorded.hpp"

namespace grader {
namespace {

SanitizerLog read(const recorded::Record& record) {
  return read_sanitizer_log(record.text, recorded::faults());
}

SanitizerLog read(const std::string& file) {
  return read_sanitizer_log(recorded::text(recorded::folder() / "reports" / file), recorded::faults());
}

std::string sentence(const std::string& file) {
  const SanitizerLog log = read(file);
  return log.findings.empty() ? "(no finding)" : log.findings.front().sentence;
}

using recorded::false_alarm_of;
using recorded::flaws_of;

// A compiler's wording that the parser does not know files a fault under another concept.
TEST(SanitizerReport, FilesEveryFaultUnderItsConceptWithEveryCompiler) {
  const auto records = recorded::all("reports");
  ASSERT_GT(records.size(), 140u);
  for (const auto& record : records) {
    if (false_alarm_of.contains(record.fault)) continue;
    const SanitizerLog log = read(record);
    ASSERT_FALSE(log.findings.empty()) << record.name();
    EXPECT_TRUE(flaws_of.at(record.fault).contains(log.findings.front().flaw))
        << record.name() << " is filed under " << log.findings.front().flaw;
    EXPECT_TRUE(log.false_alarms.empty()) << record.name();
    EXPECT_FALSE(log.startup_failure) << record.name();
  }
}

// A frame of the library, the harness or GoogleTest is shown as the place of the mistake.
TEST(SanitizerReport, PointsAtTheLearnersLinesOrAtTheTestsNeverAtTheLibrary) {
  const std::vector<std::string> theirs = recorded::faults().files;
  for (const auto& record : recorded::all("reports")) {
    for (const Finding& finding : read(record).findings) {
      EXPECT_FALSE(finding.places.empty()) << record.name() << ": " << finding.sentence;
      for (const Place& place : finding.places) {
        EXPECT_TRUE(std::ranges::count(theirs, place.file) == 1 || place.file == "tests/faults_test.cpp")
            << record.name() << " points at " << place.file;
        EXPECT_GT(place.line, 0) << record.name();
      }
    }
  }
}

// A sentence without the place, the name or who holds the lock leaves a learner with the raw report.
TEST(SanitizerReport, SaysWhoTouchesWhatAndWhichLockIsMissing) {
  EXPECT_EQ(sentence("sell_from_two_threads.clang++-14.tsan.txt"),
            "ticket_office.cpp:21 writes next_ in two threads at once, and no lock orders them");
  EXPECT_EQ(
      sentence("close_while_asking.clang++-14.tsan.txt"),
      "ticket_office.hpp:19 writes closed_ while ticket_office.hpp:18 reads it, and no lock orders the two");
  EXPECT_EQ(sentence("peek_without_the_lock.clang++-14.tsan.txt"),
            "ticket_office.cpp:29 writes next_ while ticket_office.cpp:25 reads it, and only "
            "ticket_office.cpp:29 holds a lock");
  EXPECT_EQ(
      sentence("count_in_a_global.clang++-19.tsan.txt"),
      "ticket_office.cpp:70 writes global `sold_in_total` in two threads at once, and no lock orders them");
  EXPECT_EQ(sentence("destroy_while_calling.clang++-14.tsan.txt"),
            "ticket_office.cpp:100 destroys an object that ticket_office.cpp:98 may still be calling in "
            "another thread");
}

// A lock order is told by one thread's locks only, or by addresses.
TEST(SanitizerReport, SaysInWhichTwoOrdersTheLocksAreTaken) {
  for (const std::string compiler : {"clang++-14", "clang++-19", "g++-12"}) {
    EXPECT_EQ(sentence("transfer_in_both_orders." + compiler + ".tsan.txt"),
              "Bank::transfer takes the locks in both orders: bank.cpp:9 then bank.cpp:10")
        << compiler;
    EXPECT_EQ(sentence("audit_against_report." + compiler + ".tsan.txt"),
              "Bank::audit takes one lock, then the other (bank.cpp:16 then bank.cpp:17); Bank::report takes "
              "them the other way round (bank.cpp:21 then bank.cpp:22)")
        << compiler;
  }
}

// One line that takes both locks is told as "X then X", or the test's order comes before the learner's.
TEST(SanitizerReport, PutsTheLearnersLockOrderFirst) {
  const auto acquisition = [](const std::string& taken, const std::string& held, const std::string& frame) {
    return "  Mutex " + taken + " acquired here while holding mutex " + held + " in thread T1:\n    #0 " +
           frame + " (p+0x1)\n\n  Mutex " + held + " previously acquired by the same thread here:\n    #0 " +
           frame + " (p+0x2)\n\n";
  };
  const std::string log = "WARNING: ThreadSanitizer: lock-order-inversion (potential deadlock) (pid=1)\n" +
                          acquisition("M1", "M0", "operator() /kit/labs/03-locks/tests/total_test.cpp:91:5") +
                          acquisition("M0", "M1", "lab::total(Bank&) /kit/labs/03-locks/total.cpp:14:5");
  const SanitizerLog read = read_sanitizer_log(log, {.files = {"total.cpp"}, .source_line = {}});
  ASSERT_EQ(read.findings.size(), 1u);
  EXPECT_EQ(
      read.findings[0].sentence,
      "total takes one lock, then the other (both at total.cpp:14); a lambda takes them the other way round "
      "(both at tests/total_test.cpp:91)");
}

// A memory error without the line that freed, declared or allocated the memory is half the story.
TEST(SanitizerReport, SaysWhoseMemoryItWas) {
  EXPECT_EQ(sentence("read_freed_memory.clang++-14.asan.txt"),
            "ledger.cpp:47 reads memory that ledger.cpp:46 has already freed");
  EXPECT_EQ(sentence("free_twice.g++-12.asan.txt"),
            "ledger.cpp:108 frees memory that ledger.cpp:107 has freed before");
  EXPECT_EQ(sentence("read_after_scope.clang++-14.asan.txt"),
            "ledger.cpp:67 reads `today` after its scope has ended");
  EXPECT_EQ(sentence("write_past_the_array.clang++-14.asan.txt"),
            "ledger.cpp:80 writes past the end of `rain`");
  EXPECT_EQ(sentence("read_past_the_global.clang++-19.asan.txt"),
            "ledger.cpp:90 reads past the end of global `table`");
  EXPECT_EQ(sentence("leak_a_list.clang++-14.asan.txt"),
            "the memory allocated at ledger.cpp:101 is never freed (16 bytes in all)");
  EXPECT_EQ(sentence("read_past_the_heap_block.clang++-14.asan.txt"),
            "ledger.cpp:72 reads past the end of a heap block of 16 bytes allocated at ledger.cpp:71");
}

// The source line that a place names is not shown, or shown with the wrong line.
TEST(SanitizerReport, QuotesTheSourceLinesItNames) {
  const SanitizerLog log = read("peek_without_the_lock.clang++-14.tsan.txt");
  ASSERT_EQ(log.findings.size(), 1u);
  const auto& notes = log.findings[0].notes;
  EXPECT_EQ(std::ranges::count(notes, "ticket_office.cpp:29  return next_++;"), 1);
  EXPECT_EQ(
      std::ranges::count(notes, "ticket_office.cpp:25  int TicketOffice::peek() const { return next_; }"), 1);
}

// A report twice in one log (leaks are told twice) becomes two mistakes.
TEST(SanitizerReport, TellsEqualReportsOnce) {
  const std::string once =
      recorded::text(recorded::folder() / "reports" / "sell_from_two_threads.clang++-14.tsan.txt");
  EXPECT_EQ(read_sanitizer_log(once + once, recorded::faults()).findings.size(), 1u);
}

// The library's own uninstrumented code is blamed on a learner.
TEST(SanitizerReport, LeavesOutTheToolchainsFalseAlarmsAndCountsThem) {
  int seen = 0;
  for (const auto& record : recorded::all("reports")) {
    const auto alarm = false_alarm_of.find(record.fault);
    if (alarm == false_alarm_of.end()) continue;
    ++seen;
    const SanitizerLog log = read(record);
    EXPECT_GE(std::ranges::count(log.false_alarms, alarm->second), 1) << record.name();
    // Races under a timed lock are real to a sanitizer that does not know the lock: see false_alarm.hpp.
    if (alarm->second != "timed lock")
      EXPECT_TRUE(log.findings.empty()) << record.name() << ": " << log.findings[0].sentence;
  }
  EXPECT_GE(seen, 7);
}

// A real race goes unseen because the same log holds a false alarm.
TEST(SanitizerReport, KeepsARealRaceBesideAFalseAlarm) {
  const auto reports = recorded::folder() / "reports";
  const std::string both = recorded::text(reports / "carry_an_exception.clang++-14.tsan.txt") +
                           recorded::text(reports / "sell_from_two_threads.clang++-14.tsan.txt");
  const SanitizerLog log = read_sanitizer_log(both, recorded::faults());
  EXPECT_EQ(log.findings.size(), 1u);
  EXPECT_EQ(log.false_alarms.size(), 1u);
}

// A race of std::atomic_store with a plain read is taken for the library's own, because one side is in the
// library.
TEST(SanitizerReport, BelievesARaceOfWhichOnlyOneSideIsTheLibrarys) {
  const std::string half =
      "WARNING: ThreadSanitizer: data race (pid=1)\n"
      "  Write of size 8 at 0x7f00 by thread T1:\n"
      "    #0 swap /usr/include/c++/12/bits/shared_ptr_atomic.h:510:2 (p+0x1)\n"
      "    #1 rename /kit/labs/03-locks/bank.cpp:4:1 (p+0x2)\n\n"
      "  Previous read of size 8 at 0x7f00 by thread T2:\n"
      "    #0 name /kit/labs/03-locks/bank.cpp:9:1 (p+0x3)\n";
  const SanitizerLog log = read_sanitizer_log(half, {.files = {"bank.cpp"}, .source_line = {}});
  ASSERT_EQ(log.findings.size(), 1u);
  EXPECT_EQ(
      log.findings[0].sentence,
      "bank.cpp:4 writes the same memory while bank.cpp:9 reads that memory too, and no lock orders the two");
}

// The one line that is known is not named, because the other thread's stack was lost or is all the library's.
TEST(SanitizerReport, NamesTheOneLineItKnows) {
  const std::string lost =
      "WARNING: ThreadSanitizer: data race (pid=1)\n"
      "  Write of size 8 at 0x7f00 by thread T1:\n    [failed to restore the stack]\n\n"
      "  Previous read of size 8 at 0x7f00 by thread T2:\n"
      "    #0 name /kit/labs/03-locks/bank.cpp:9:1 (p+0x3)\n";
  const SanitizerLog log = read_sanitizer_log(lost, {.files = {"bank.cpp"}, .source_line = {}});
  ASSERT_EQ(log.findings.size(), 1u);
  EXPECT_EQ(log.findings[0].sentence,
            "bank.cpp:9 reads the same memory while another thread writes it, and no lock orders the two");
}

// A machine on which a sanitizer cannot work costs a learner points.
TEST(SanitizerReport, KnowsAStartupFailureFromAMistake) {
  for (const auto& record : recorded::all("startup")) {
    const SanitizerLog log = read(record);
    EXPECT_TRUE(log.startup_failure) << record.name();
    EXPECT_TRUE(log.findings.empty()) << record.name();
  }
  for (const std::string_view words :
       {"==1==Shadow memory range interleaves with an existing memory mapping. ASan cannot proceed "
        "correctly. ABORTING.",
        "FATAL: ThreadSanitizer: unexpected memory mapping 0x7f0000000000-0x7f0000001000"}) {
    EXPECT_TRUE(startup_failure_in(words)) << words;
  }
  EXPECT_FALSE(startup_failure_in("all is well"));
}

}  // namespace
}  // namespace grader
