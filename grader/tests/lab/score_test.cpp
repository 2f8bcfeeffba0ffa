#include <gtest/gtest.h>

#include <limits>

#include "lab/result.hpp"

namespace grader {
namespace {

using enum Outcome;

GateResult gate(Gate kind, Outcome outcome, int passed = 0, int cases = 0) {
  GateResult result;
  result.gate = kind;
  result.outcome = outcome;
  result.cases_passed = passed;
  result.cases = cases;
  return result;
}

TaskResult scored(std::vector<GateResult> gates, double max_points = 100) {
  LabResult lab;
  TaskResult task;
  task.gates = std::move(gates);
  task.max_points = max_points;
  lab.tasks.push_back(std::move(task));
  score(lab);
  EXPECT_EQ(lab.points, lab.tasks[0].points);
  return lab.tasks[0];
}

std::vector<double> max_points(const TaskResult& task) {
  std::vector<double> points;
  for (const GateResult& result : task.gates) points.push_back(result.max_points);
  return points;
}

// Catches: wrong weights. The gates' shares are not 55, 30 and 15.
TEST(Score, SharesPointsByGroup) {
  const auto task =
      scored({gate(Gate::builds, pass), gate(Gate::correct, pass), gate(Gate::never_stuck, pass),
              gate(Gate::race_free, pass), gate(Gate::tidy, pass), gate(Gate::fast_enough, pass)});
  EXPECT_EQ(max_points(task), (std::vector<double>{0, 55, 15, 15, 7.5, 7.5}));
  EXPECT_EQ(task.points, 100);
}

// Catches: lost share. A task without a group cannot earn all its points.
TEST(Score, HandsAMissingGroupsShareToTheOthers) {
  const auto task =
      scored({gate(Gate::builds, pass), gate(Gate::correct, pass), gate(Gate::race_free, pass)}, 25);
  EXPECT_EQ(max_points(task), (std::vector<double>{0, 16.18, 8.82}));
  EXPECT_EQ(task.points, 25);
  EXPECT_EQ(max_points(scored({gate(Gate::builds, pass), gate(Gate::correct, pass)}, 25))[1], 25);
}

// Catches: rounding drift. Gates' points do not add up to the task's.
TEST(Score, AddsUpExactlyForAnyNumberOfPoints) {
  for (int points = 0; points <= 100; ++points) {
    const auto task =
        scored({gate(Gate::builds, pass), gate(Gate::correct, pass), gate(Gate::never_stuck, provisional),
                gate(Gate::race_free, pass), gate(Gate::tidy, not_judged)},
               points);
    EXPECT_EQ(task.points, points);
  }
}

// Catches: all or nothing. Passing cases of a failed gate earn nothing, or a failed gate earns in full.
TEST(Score, EarnsByTheCaseWhereItCounts) {
  EXPECT_EQ(scored({gate(Gate::correct, fail, 3, 4)}).points, 75);
  EXPECT_EQ(scored({gate(Gate::correct, fail, 0, 4)}).points, 0);
  EXPECT_EQ(scored({gate(Gate::correct, fail, 4, 4)}).points, 75);
  EXPECT_EQ(scored({gate(Gate::correct, fail, 1, 1)}).points, 0);
  EXPECT_EQ(scored({gate(Gate::correct, fail, 9, 4)}).points, 75);
  EXPECT_EQ(scored({gate(Gate::correct, fail, -1, 0)}).points, 0);
  EXPECT_EQ(scored({gate(Gate::race_free, fail, 3, 4)}).points, 0);
}

// Catches: blamed learner. A machine that cannot measure, or a broken kit, costs points.
TEST(Score, CostsNothingWhatIsNotTheLearnersFault) {
  for (const Outcome outcome : {provisional, not_judged, broken}) {
    EXPECT_EQ(scored({gate(Gate::correct, pass), gate(Gate::fast_enough, outcome)}).points, 100);
  }
  EXPECT_EQ(scored({gate(Gate::builds, broken), gate(Gate::correct, not_run)}).points, 100);
}

// Catches: no evidence. Gates that never ran earn points.
TEST(Score, EarnsNothingWithoutEvidence) {
  EXPECT_EQ(
      scored({gate(Gate::builds, fail), gate(Gate::correct, not_run), gate(Gate::race_free, not_run)}).points,
      0);
  EXPECT_EQ(scored({gate(Gate::builds, pass), gate(Gate::correct, not_run)}).points, 0);
  EXPECT_EQ(
      scored({gate(Gate::correct, broken), gate(Gate::race_free, fail), gate(Gate::tidy, not_run)}).points,
      55);
  EXPECT_EQ(scored({}).points, 0);
}

// Catches: poisoned sum. A maximum that is no number makes the whole lab's points none.
TEST(Score, TakesNoNonsense) {
  EXPECT_EQ(scored({gate(Gate::correct, pass)}, std::numeric_limits<double>::quiet_NaN()).points, 0);
  EXPECT_EQ(scored({gate(Gate::correct, pass)}, -5).points, 0);
}

// Catches: wrong sum. A lab's or a result's points are not those of its tasks.
TEST(Score, AddsUpTheWholeResult) {
  Result result;
  for (const double points : {60.0, 40.0}) {
    TaskResult task;
    task.max_points = points;
    task.gates = {gate(Gate::correct, points == 60 ? pass : fail, 1, 2)};
    LabResult lab;
    lab.tasks = {task, task};
    result.labs.push_back(lab);
  }
  score(result);
  EXPECT_EQ(result.labs[0].points, 120);
  EXPECT_EQ(result.labs[1].points, 40);
  EXPECT_EQ(result.points, 160);
  EXPECT_EQ(result.max_points, 200);
}

// Catches: early praise. A task with a failed, broken or missing verdict counts as done.
TEST(Done, NeedsAVerdictFromEveryGate) {
  const auto task_with = [](Outcome outcome) {
    TaskResult task;
    task.gates = {gate(Gate::builds, pass), gate(Gate::correct, outcome)};
    return task;
  };
  for (const Outcome outcome : {pass, provisional, not_judged}) EXPECT_TRUE(done(task_with(outcome)));
  for (const Outcome outcome : {fail, broken, not_run}) EXPECT_FALSE(done(task_with(outcome)));
  EXPECT_FALSE(done(TaskResult{}));
}

// Catches: compulsory extra. An untouched stretch task keeps a lab from being done.
TEST(Done, DoesNotAskForStretchTasks) {
  TaskResult good, untouched;
  good.gates = {gate(Gate::builds, pass)};
  untouched.gates = {gate(Gate::builds, fail)};
  LabResult lab;
  EXPECT_FALSE(done(lab));
  lab.tasks = {good, untouched};
  EXPECT_FALSE(done(lab));
  lab.tasks[1].stretch = true;
  EXPECT_TRUE(done(lab));
  lab.tasks.erase(lab.tasks.begin());
  EXPECT_FALSE(done(lab)) << "praised for a stretch task that failed, because it was graded alone";
}

// Catches: hidden breakage. A result with a broken gate is reported as an ordinary one.
TEST(Broken, IsSeenAnywhere) {
  Result result;
  TaskResult task;
  task.gates = {gate(Gate::builds, pass), gate(Gate::tidy, fail)};
  LabResult lab;
  lab.tasks = {task};
  result.labs = {lab};
  EXPECT_FALSE(grader::broken(result));
  result.labs[0].tasks[0].gates[1].outcome = Outcome::broken;
  EXPECT_TRUE(grader::broken(result));
}

}  // namespace
}  // namespace grader
