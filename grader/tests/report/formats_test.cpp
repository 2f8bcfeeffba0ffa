#include "report/formats.hpp"

#include "golden.hpp"
#include "hostile.hpp"
#include "lab/json.hpp"
#include "parse_back.hpp"
#include "report/presentable.hpp"
#include "samples.hpp"

namespace grader {
namespace {

Result sample() {
  Result result =
      samples::result_of({samples::pass(), samples::data_race(), samples::broken(), samples::not_judged(),
                          samples::provisional(), samples::not_done_yet(), samples::never_stuck()});
  int number = 0;
  for (TaskResult& task : result.labs[0].tasks) task.id = "03." + std::to_string(++number);
  return result;
}

const Json& at(const Json& json, std::string_view key) {
  const Json* found = json.find(key);
  EXPECT_TRUE(found) << key;
  static const Json none;
  return found ? *found : none;
}

const Json::Array& list(const Json& json) {
  static const Json::Array none;
  const auto* items = json.as<Json::Array>();
  EXPECT_TRUE(items);
  return items ? *items : none;
}

double number(const Json& json) {
  if (const auto* whole = json.as<std::int64_t>()) return static_cast<double>(*whole);
  const auto* value = json.as<double>();
  EXPECT_TRUE(value);
  return value ? *value : -1;
}

// Catches: changed document. What a platform reads differs from what was checked against its documentation.
TEST(Formats, KeepTheirShape) {
  for (const Format& format : formats()) {
    expect_golden("format_" + std::string(format.name), format.convert(sample()));
  }
}

// Catches: broken table. A format cannot be found by its name, or has no words for the help.
TEST(Formats, AreFoundByName) {
  for (const Format& format : formats()) {
    EXPECT_EQ(format_named(format.name), &format);
    EXPECT_FALSE(format.about.empty() || format.file.empty());
  }
  EXPECT_EQ(format_named("gradescoop"), nullptr);
}

// Catches: injected markup. Some text of a learner's makes the XML unreadable.
TEST(Junit, IsWellFormedWhateverItHolds) {
  EXPECT_EQ(xml_complaint(junit(sample())), "");
  for (std::uint64_t seed = 0; seed < 200; ++seed)
    ASSERT_EQ(xml_complaint(junit(hostile_result(seed))), "") << seed;
  EXPECT_NE(xml_complaint("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a><b></a>"), "")
      << "the check must be able to complain";
}

// Catches: merged outcomes. Broken or unjudged gates are counted as the learner's failures.
TEST(Junit, CountsFailuresErrorsAndSkippedApart) {
  const std::string xml = junit(sample());
  EXPECT_NE(xml.find(R"(<testsuites name="interleave" tests="34" failures="3" errors="1" skipped="9")"),
            std::string::npos)
      << xml.substr(0, 300);
}

// Catches: injected formula. A submission's name is run by the spreadsheet that opens the gradebook.
TEST(Csv, NeutralisesFormulas) {
  Result result = sample();
  result.submission = "=HYPERLINK(\"http://x\")";
  result.labs[0].tasks[0].title = "@SUM(A1)";
  const auto rows = read_csv(csv(result));
  ASSERT_EQ(rows.size(), 8u);
  EXPECT_EQ(rows[1][0], "'=HYPERLINK(\"http://x\")");
  EXPECT_EQ(rows[1][3], "'@SUM(A1)");
}

// Catches: shifted columns. Quotes, commas or line ends in a text move the points to another column.
TEST(Csv, HasTheSameColumnsInEveryRow) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Result result = hostile_result(seed);
    const auto rows = read_csv(csv(result));
    std::size_t tasks = 0;
    for (const LabResult& lab : result.labs) tasks += lab.tasks.size();
    ASSERT_EQ(rows.size(), tasks + 1) << seed;
    for (const auto& row : rows) {
      ASSERT_EQ(row.size(), rows[0].size()) << seed;
      for (const std::string& cell : row)
        ASSERT_EQ(std::string("=+-@").find(cell.empty() ? 'x' : cell[0]), std::string::npos);
    }
  }
}

// Catches: wrong total. The tests' scores are not the result's points, or a score exceeds its maximum.
TEST(Gradescope, AddsUp) {
  const Json document = parse_json(gradescope(sample()));
  double total = 0;
  for (const Json& test : list(at(document, "tests"))) {
    if (!test.find("score")) continue;
    total += number(at(test, "score"));
    EXPECT_LE(number(at(test, "score")), number(at(test, "max_score")));
  }
  EXPECT_NEAR(total, number(at(document, "score")), 1e-6);
}

// Catches: blamed learner. What could not be judged is shown as failed, or as passed.
TEST(Gradescope, CallsNothingFailedThatIsNot) {
  const auto outcome_of = [](const Json& test) {
    return *at(at(test, "extra_data"), "outcome").as<std::string>();
  };
  int statuses = 0;
  const Json document = parse_json(gradescope(sample()));
  for (const Json& test : list(at(document, "tests"))) {
    const std::string outcome = outcome_of(test);
    const Json* status = test.find("status");
    statuses += status != nullptr;
    const bool has_status = outcome == "pass" || outcome == "pass*" || outcome == "fail";
    EXPECT_EQ(status != nullptr, has_status) << outcome;
    if (status) EXPECT_EQ(*status, Json(outcome == "fail" ? "failed" : "passed"));
  }
  EXPECT_GT(statuses, 10);
}

// Catches: broken document. Some text or number makes the platform say that the grader failed.
TEST(Gradescope, IsReadableWhateverItHolds) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Json document = parse_json(gradescope(hostile_result(seed)));
    EXPECT_GE(number(at(document, "score")), 0) << seed;
    for (const Json& test : list(at(document, "tests"))) {
      if (test.find("score")) EXPECT_LE(number(at(test, "score")), number(at(test, "max_score"))) << seed;
    }
  }
}

// Catches: wrong verdict. A broken kit is a learner's failure, or an unjudged gate keeps a task from passing.
TEST(GithubClassroom, TellsFailFromError) {
  const Json document = parse_json(github_classroom_json(sample()));
  std::vector<std::string> statuses;
  double points = 0;
  for (const Json& test : list(at(document, "tests"))) {
    statuses.push_back(*at(test, "status").as<std::string>());
    points += number(at(test, "score"));
  }
  EXPECT_EQ(statuses, (std::vector<std::string>{"pass", "fail", "error", "pass", "pass", "fail", "fail"}));
  EXPECT_EQ(at(document, "status"), Json("error"));
  EXPECT_EQ(number(at(document, "version")), 1);
  EXPECT_NEAR(points, sample().points, 1e-6);
  EXPECT_EQ(number(at(document, "max_score")), 280);
}

// Catches: injected line. A text ends the line in $GITHUB_OUTPUT and sets another output.
TEST(GithubClassroom, WritesOneReadableLinePerRunner) {
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Result result = hostile_result(seed);
    std::size_t lines = 0, tasks = 0;
    for (const LabResult& lab : result.labs) tasks += lab.tasks.size();
    const std::string text = github_classroom(result);
    for (std::size_t start = 0; start < text.size(); ++lines) {
      const auto end = text.find('\n', start), equals = text.find('=', start);
      ASSERT_LT(equals, end) << seed;
      const std::string name = text.substr(start, equals - start);
      EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"),
                std::string::npos);
      const Json runner =
          parse_json(from_base64(std::string_view(text).substr(equals + 1, end - equals - 1)));
      ASSERT_EQ(number(at(runner, "version")), 1) << seed;
      start = end + 1;
    }
    EXPECT_EQ(lines, tasks + 1) << seed;
  }
}

}  // namespace
}  // namespace grader
