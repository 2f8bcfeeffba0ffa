// What becomes of the explorer's words: verdict, table, document, replay. What it says is made up here.
#include <gtest/gtest.h>

#include "explore/report/interleaving.hpp"
#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

const std::string test_case = "Recount.WaitsForEveryHalfInEveryOrder";

explore::Interleaving half_a_sum() {
  const explore::SourcePlace own{"/somewhere/labs/42-tally/recount.cpp", 14, "helper.join();", "recount"};
  return {.flaw = "data race",
          .sentence = "main reads first_half before T1 has written it",
          .threads = {"main", "T1"},
          .rows = {{.thread = 0, .action = "reads first_half", .place = own},
                   {.thread = 1, .action = "writes first_half", .place = own}},
          .places = {own},
          .schedule = 7,
          .token = "3C-1ab"};
}

/// The environment in which the explorer of the small kit says this.
Environment told(const explore::Coverage& coverage, const std::optional<explore::Interleaving>& found = {}) {
  return {{"INTERLEAVE_TEST_EXPLORED", explore::to_json(coverage, found)}};
}

Environment half_a_sum_is_found() { return told({.schedules = 7}, half_a_sum()); }

const SmallKit& solved_kit() {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  return kit;
}

// Catches: a pass that does not say what was searched, and a task without such cases that has the gate.
TEST(NeverStuck, SaysWhatWasSearched) {
  const Graded right = graded(solved_kit(), {"42", "--only", "never-stuck"});
  EXPECT_EQ(right.said.status, 0) << right.said.out << right.said.err;
  EXPECT_TRUE(has(right.said.out, "never stuck   pass   1 of 1, all 12 schedules with at most 2 preemptions"))
      << right.said.out;
  EXPECT_EQ(right.gate("42.2", Gate::never_stuck).measurements.at("schedules"), 12);
  EXPECT_THROW(right.gate("42.1", Gate::never_stuck), std::out_of_range);
}

// Catches: a finding without its table, its line, or the command that shows it again.
TEST(NeverStuck, DrawsTheOrderThatGoesWrong) {
  const Graded wrong = graded(solved_kit(), {"42.2"}, half_a_sum_is_found());
  EXPECT_EQ(wrong.said.status, 1) << wrong.said.err;
  const Finding& finding = wrong.gate("42.2", Gate::never_stuck).findings.at(0);
  EXPECT_EQ(finding.flaw, "data race");
  EXPECT_EQ(finding.places.at(0), (Place{"recount.cpp", 14}));
  EXPECT_EQ(finding.interleaving->rows.size(), 2u);
  for (const std::string& words :
       {std::string("data race: main reads first_half before T1 has written it (schedule 7)"),
        std::string("| writes first_half"), "again: ./grade replay 42 " + test_case + " 3C-1ab",
        std::string("next: ./grade hint 42.2")}) {
    EXPECT_TRUE(has(wrong.said.out, words)) << words << "\n" << wrong.said.out;
  }
  EXPECT_EQ(wrong.outcome("42.2", Gate::tidy), Outcome::not_run);
  EXPECT_FALSE(has(wrong.said.out, "/somewhere/")) << wrong.said.out;
}

// Catches: points that a call which the explorer cannot control costs.
TEST(NeverStuck, CostsNothingWhereItCannotJudge) {
  const Graded excused =
      graded(solved_kit(), {"42.2"}, told({.schedules = 1, .not_judged = "the code calls fork()"}));
  EXPECT_EQ(excused.said.status, 0) << excused.said.out;
  EXPECT_EQ(excused.outcome("42.2", Gate::never_stuck), Outcome::not_judged);
  EXPECT_TRUE(has(excused.said.out, "not judged: the code calls fork()")) << excused.said.out;
  EXPECT_EQ(excused.result.points, 40);
}

// Catches: a search that was never made and is taken for a pass.
TEST(NeverStuck, BelievesNoEmptySearch) {
  const Graded empty = graded(solved_kit(), {"42.2"}, told({.schedules = 1}));
  EXPECT_EQ(empty.outcome("42.2", Gate::never_stuck), Outcome::fail);
  EXPECT_EQ(empty.gate("42.2", Gate::never_stuck).findings.at(0).flaw, "ended early");
}

// Catches: a search of the learner's own making that takes the place of ours and finds nothing.
TEST(NeverStuck, RefusesAnEveryOrderOfTheLearners) {
  const SmallKit& kit = solved_kit();
  const std::string right = text_of(kit.lab() / "recount.cpp");
  kit.write("labs/42-tally/recount.cpp", "#include \"explore/explore.hpp\"\n" + right +
                                             "void explore::every_order(const Body&, const Options&) {}\n");
  const Graded forged = graded(kit, {"42.2"}, half_a_sum_is_found());
  EXPECT_EQ(forged.outcome("42.2", Gate::correct), Outcome::pass);
  EXPECT_EQ(forged.outcome("42.2", Gate::never_stuck), Outcome::fail) << forged.said.out;
  kit.write("labs/42-tally/recount.cpp", right);
}

// Catches: a replay that shows another order, or that says nothing when the order no longer fails.
TEST(Replay, ShowsTheRecordedOrderAgain) {
  const SmallKit& kit = solved_kit();
  const Said again = kit.grade({"replay", "42", test_case, "3C-1ab"}, half_a_sum_is_found());
  EXPECT_EQ(again.status, 1) << again.err;
  EXPECT_TRUE(has(again.out, "| writes first_half")) << again.out;
  EXPECT_TRUE(has(again.out, "./grade replay 42 " + test_case + " 3C-1ab --debug")) << again.out;
  const Said mended = kit.grade({"replay", "42", test_case, "1A-1zz"}, half_a_sum_is_found());
  EXPECT_EQ(mended.status, 0) << mended.err;
  EXPECT_TRUE(has(mended.out, test_case + " passes in the order 1A-1zz")) << mended.out;
  EXPECT_TRUE(has(mended.out, "./grade 42.2 tries every order")) << mended.out;
}

// Catches: a token of yesterday's code answered with a pass, a crash or a riddle.
TEST(Replay, SaysThatATokenIsStale) {
  const Said stale = solved_kit().grade({"replay", "42", test_case, "stale"}, half_a_sum_is_found());
  EXPECT_EQ(stale.status, 2) << stale.out;
  EXPECT_TRUE(is_one_sentence(stale.err)) << stale.err;
  EXPECT_TRUE(has(stale.err, "the token is of another program")) << stale.err;
  EXPECT_TRUE(has(stale.err, "./grade 42.2 finds a fresh one")) << stale.err;
}

// Catches: code that does not compile, or is not written yet, answered with an order of steps.
TEST(Replay, SaysWhyThereIsNothingToRun) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const Said gap = kit.grade({"replay", "42", test_case, "3C-1ab"});
  EXPECT_EQ(gap.status, 1) << gap.out;
  EXPECT_TRUE(has(gap.err, "not done yet: 42.2")) << gap.err;
  kit.start_solved();
  kit.write("labs/42-tally/recount.cpp", "#include \"recount.hpp\"\nlong lab::recount() {}\n");
  const Said broken = kit.grade({"replay", "42", test_case, "3C-1ab"});
  EXPECT_EQ(broken.status, 1) << broken.out;
  EXPECT_TRUE(has(broken.err, "does not compile")) << broken.err;
  kit.start_solved();
}

}  // namespace
}  // namespace grader
