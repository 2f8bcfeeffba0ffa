#include "gates/explored.hpp"

#include <gtest/gtest.h>

#include <csignal>

#include "transcript.hpp"

namespace grader {
namespace {

const std::string name = "Bank.KeepsTheTotal";

LearnerCode bank_code() { return {.files = {"bank.hpp", "bank.cpp"}, .source_line = {}}; }

explore::Coverage exhausted() {
  return {.schedules = 2302, .exhausted_bound = 2, .sampled = 2000, .spurious_wakeups = 1, .early_timers = 2};
}

explore::Interleaving half_a_transfer(const std::string& flaw) {
  const explore::SourcePlace test{"/kit/labs/03-locks/tests/bank_explore.cpp", 12, "bank.transfer(0, 1, 10);",
                                  ""};
  const explore::SourcePlace own{"/kit/labs/03-locks/bank.cpp", 21, "from.balance_ -= amount;",
                                 "Bank::transfer"};
  return {.flaw = flaw,
          .sentence = "total() at bank.cpp:31 sees half of transfer()",
          .threads = {"main", "T1"},
          .rows = {{.thread = 1, .action = "subtracts", .place = own},
                   {.thread = 0, .action = "adds up", .place = test}},
          .places = {test, own},
          .schedule = 7,
          .token = "3C"};
}

/// One line of evidence as the harness writes it.
std::string record(const explore::Coverage& coverage,
                   const std::optional<explore::Interleaving>& found = {}) {
  return "explored\t" + explore::to_json(coverage, found) + "\n";
}

const std::string beginning = "hello\tn\nstart\t" + name + "\n";
const std::string passed_end = "end\t" + name + "\tpass\nbye\tn\n";
const std::string failed_end = "failure\tbank_explore.cpp\t12\tthe table\nend\t" + name + "\tfail\nbye\tn\n";

ExploredJudgement judged(const Finished& run, Orders wanted = Orders::every) {
  const CaseVerdict verdict = judge_case(the_case(), run, {}, bank_code());
  return judge_explored(the_case(), verdict, run.evidence, bank_code(), wanted);
}

ExploredJudgement judged(const std::string& evidence, int status = 0) {
  return judged(ended(evidence, status));
}

void expect_misfit(const std::string& evidence, const std::string& words) {
  const ExploredJudgement judgement = judged(evidence);
  EXPECT_EQ(judgement.outcome, Outcome::fail) << words;
  EXPECT_EQ(judgement.finding.flaw, "ended early") << words;
  EXPECT_NE(judgement.finding.sentence.find(words), std::string::npos) << judgement.finding.sentence;
}

// Catches: a right answer that is failed, or a pass that does not say what was searched.
TEST(Explored, PassesAWholeSearchThatFoundNothing) {
  const ExploredJudgement judgement = judged(beginning + record(exhausted()) + passed_end);
  EXPECT_EQ(judgement.outcome, Outcome::pass) << judgement.finding.sentence;
  EXPECT_EQ(judgement.coverage, exhausted());
  const explore::Coverage all{.schedules = 93, .all_interleavings = true};
  EXPECT_EQ(judged(beginning + record(all) + passed_end).outcome, Outcome::pass);
}

// Catches: no evidence taken for a pass: the case ran, but no order was tried.
TEST(Explored, FailsAPassWithoutASearch) {
  const ExploredJudgement judgement = judged(beginning + passed_end);
  EXPECT_EQ(judgement.outcome, Outcome::fail);
  EXPECT_EQ(judgement.finding.flaw, "ended early");
  EXPECT_NE(judgement.finding.sentence.find("no order"), std::string::npos);
}

// Catches: records of a learner's own making: a second one, one at another place, one that cannot be.
TEST(Explored, RefusesRecordsThatAreNotTheExplorers) {
  const std::string good = record(exhausted());
  expect_misfit(beginning + good + good + passed_end, "two searches");
  expect_misfit(beginning + record(exhausted(), half_a_transfer("deadlock")) + good + passed_end,
                "two searches");
  expect_misfit("hello\tn\n" + good + "start\t" + name + "\n" + passed_end, "outside the case");
  expect_misfit(beginning + "end\t" + name + "\tpass\n" + good + "bye\tn\n", "outside the case");
  expect_misfit(beginning + "explored\t{}\n" + passed_end, "cannot be read");
  expect_misfit(beginning + "explored\n" + passed_end, "another form");
  expect_misfit(beginning + record({.schedules = 5, .exhausted_bound = 2, .sampled = 5}) + passed_end,
                "ran none");
  expect_misfit(beginning + record({.schedules = 0, .all_interleavings = true}) + passed_end, "ran none");
  expect_misfit(beginning + record({.schedules = 1}) + passed_end, "ended before it had begun");
}

// Catches: a record that is believed although the program then ended badly, or never reached its end.
TEST(Explored, BelievesNoSearchBesideABadEnding) {
  const std::string good = record(exhausted());
  EXPECT_EQ(judged(beginning + good).finding.flaw, "ended early");
  EXPECT_EQ(judged(beginning + good + passed_end, 1).finding.flaw, "ended early");
  EXPECT_EQ(judged(beginning + good + "end\t" + name + "\tpass\n").finding.flaw, "ended early");
  EXPECT_EQ(judged(beginning + good + failed_end, 1).finding.flaw, the_case().flaw);
  const explore::Coverage excused{.not_judged = "fork()"};
  EXPECT_EQ(judged(beginning + record(excused)).outcome, Outcome::fail) << "an excuse, and then exit(0)";
  Finished killed = ended(beginning + good, SIGSEGV);
  killed.ending = Ending::signalled;
  EXPECT_EQ(judged(killed).finding.flaw, "crash");
  Finished stuck = ended(beginning, SIGKILL);
  stuck.ending = Ending::timed_out;
  EXPECT_EQ(judged(stuck).finding.flaw, "hang");
}

// Catches: a finding without its concept, its order of steps, or the learner's own line first.
TEST(Explored, TellsWhatTheExplorerFound) {
  const ExploredJudgement judgement =
      judged(beginning + record(exhausted(), half_a_transfer("deadlock")) + failed_end, 1);
  EXPECT_EQ(judgement.outcome, Outcome::fail);
  const Finding& finding = judgement.finding;
  EXPECT_EQ(finding.flaw, "deadlock");
  EXPECT_EQ(finding.sentence, "total() at bank.cpp:31 sees half of transfer()");
  EXPECT_EQ(finding.test, name);
  ASSERT_EQ(finding.places.size(), 2u);
  EXPECT_EQ(finding.places[0], (Place{"bank.cpp", 21}));
  EXPECT_EQ(finding.places[1], (Place{"tests/bank_explore.cpp", 12}));
  ASSERT_TRUE(finding.interleaving);
  EXPECT_EQ(finding.interleaving->token, "3C");
  EXPECT_EQ(finding.interleaving->rows[0].place.file, "bank.cpp")
      << "a folder of this machine is nobody's business";
}

// Catches: a failed EXPECT in some order that is filed under a concept of its own instead of the case's.
TEST(Explored, FilesAFailedCheckUnderTheCasesConcept) {
  for (const char* told_as : {"failed check", "check-then-act"}) {
    const ExploredJudgement judgement =
        judged(beginning + record(exhausted(), half_a_transfer(told_as)) + failed_end, 1);
    EXPECT_EQ(judgement.finding.flaw, the_case().flaw);
    EXPECT_EQ(judgement.finding.sentence, the_case().why);
    EXPECT_EQ(judgement.finding.interleaving->flaw, the_case().flaw);
    EXPECT_EQ(judgement.finding.notes.at(0), "total() at bank.cpp:31 sees half of transfer()");
  }
}

// Catches: points lost for what the explorer cannot control, or for a library's fault.
TEST(Explored, DoesNotJudgeWhatTheExplorerCannotControl) {
  const explore::Coverage excused{.schedules = 3, .not_judged = "the code under test calls fork()"};
  const ExploredJudgement judgement = judged(beginning + record(excused) + passed_end);
  EXPECT_EQ(judgement.outcome, Outcome::not_judged);
  EXPECT_EQ(judgement.why, "the code under test calls fork()");
  explore::Coverage faulty_library = exhausted();
  faulty_library.toolchain = "std::counting_semaphore of libstdc++ 12 can sleep for ever";
  EXPECT_EQ(judged(beginning + record(faulty_library) + passed_end).outcome, Outcome::pass);
  const explore::Coverage too_large{.schedules = 200'000, .beyond = 198'000, .sampled = 2'000};
  EXPECT_EQ(judged(beginning + record(too_large) + passed_end).outcome, Outcome::not_judged);
}

// Catches: a skeleton that is told of an order of steps instead of its TODO.
TEST(Explored, SaysNotDoneYetFirst) {
  const ExploredJudgement judgement = judged(beginning + "todo\t03.2\n", 3);
  EXPECT_EQ(judgement.finding.flaw, "not done yet");
}

// Catches: a replay that passes and is called unfinished, or that is taken for a search.
TEST(Explored, ReplaysOneOrder) {
  const Finished run = ended(beginning + record({.schedules = 1}) + passed_end);
  EXPECT_EQ(judged(run, Orders::one).outcome, Outcome::pass);
  EXPECT_EQ(judged(run, Orders::every).outcome, Outcome::fail);
}

}  // namespace
}  // namespace grader
