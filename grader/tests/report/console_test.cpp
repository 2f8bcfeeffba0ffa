#include "report/console.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "golden.hpp"
#include "report/text.hpp"
#include "samples.hpp"

namespace grader {
namespace {

ConsoleStyle style_for_tests() {
  ConsoleStyle style;
  style.source_line = samples::source_line;
  return style;
}

struct Situation {
  const char* name;
  TaskResult (*task)();
};

constexpr Situation situations[] = {
    {"pass", samples::pass},
    {"warning", samples::warning},
    {"compile_error", samples::compile_error},
    {"failed_case", samples::failed_case},
    {"several_flaws", samples::several_flaws},
    {"data_race", samples::data_race},
    {"deadlock", samples::deadlock},
    {"never_stuck", samples::never_stuck},
    {"explored", samples::explored},
    {"hang", samples::hang},
    {"not_done_yet", samples::not_done_yet},
    {"pass_star", samples::provisional},
    {"not_judged", samples::not_judged},
    {"broken", samples::broken},
    {"stretch", samples::stretch},
};

std::string shown(const TaskResult& task, const ConsoleStyle& style) {
  Result result = samples::result_of({task});
  std::string text = task_header(result.labs[0], task, result.machine, style);
  for (const GateResult& gate : task.gates) text += gate_report(gate, style);
  return text;
}

std::vector<std::string> lines_of_text(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t start = 0; start < text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

// Catches: changed wording. A situation is told in other words, or in another shape, than was found good.
TEST(Console, TellsEverySituation) {
  for (const Situation& situation : situations) {
    expect_golden(std::string("console_") + situation.name, shown(situation.task(), style_for_tests()));
  }
}

// Catches: overlong line. A line leaves the page, or a task does not fit a screen.
TEST(Console, StaysOnOneScreenOfAHundredColumns) {
  for (const Situation& situation : situations) {
    const auto lines = lines_of_text(shown(situation.task(), style_for_tests()));
    EXPECT_LE(lines.size(), 24u) << situation.name;
    for (const std::string& line : lines) EXPECT_LE(columns(line), 100u) << situation.name << ": " << line;
  }
}

// Catches: lost words. On a narrow terminal text is cut instead of wrapped.
TEST(Console, WrapsOnANarrowTerminal) {
  ConsoleStyle narrow = style_for_tests();
  narrow.width = 60;
  const std::string text = shown(samples::failed_case(), narrow);
  for (const std::string& line : lines_of_text(text)) EXPECT_LE(columns(line), 60u) << line;
  EXPECT_NE(text.find("between."), std::string::npos);
}

// Catches: unasked colour. Escape sequences reach a file, or differ from the plain text by more than colour.
TEST(Console, AddsOnlyColoursWhenAsked) {
  ConsoleStyle coloured = style_for_tests();
  coloured.color = true;
  for (const Situation& situation : situations) {
    const std::string plain = shown(situation.task(), style_for_tests());
    std::string stripped = shown(situation.task(), coloured);
    EXPECT_EQ(plain.find('\x1b'), std::string::npos);
    EXPECT_NE(stripped.find("\x1b["), std::string::npos) << situation.name;
    for (std::size_t at = 0; (at = stripped.find('\x1b', at)) != std::string::npos;) {
      stripped.erase(at, stripped.find('m', at) - at + 1);
    }
    EXPECT_EQ(stripped, plain) << situation.name;
  }
  expect_golden("console_data_race_colour", shown(samples::data_race(), coloured));
}

// Catches: a dead end. The order that goes wrong is drawn, but nobody says how to see it again, or a narrow
// page cuts the command off.
TEST(Console, SaysHowToSeeAnOrderAgain) {
  for (const std::size_t width : {60u, 100u}) {
    ConsoleStyle style = style_for_tests();
    style.width = width;
    const std::string text = shown(samples::never_stuck(), style);
    EXPECT_NE(text.find("again: ./grade replay 03"), std::string::npos) << text;
    EXPECT_NE(text.find("Bank.OppositeTransfers 3C"), std::string::npos) << text;
    EXPECT_NE(text.find("next: ./grade hint 03.2"), std::string::npos) << text;
    EXPECT_NE(text.find("locks account 1"), std::string::npos) << text;
  }
}

// Catches: a table that other formats leave out, which is all the learner has there.
TEST(Console, GivesOtherFormatsTheTable) {
  const GateResult gate = samples::never_stuck().gates[2];
  EXPECT_NE(gate_details(gate, style_for_tests()).find("| T1 "), std::string::npos);
}

// Catches: shouting. A learner who has not begun is told that they failed.
TEST(Console, DoesNotCallAGapAFailure) {
  const std::string text = shown(samples::not_done_yet(), style_for_tests());
  EXPECT_EQ(text.find("FAIL"), std::string::npos) << text;
  EXPECT_NE(shown(samples::several_flaws(), style_for_tests()).find("FAIL"), std::string::npos);
}

// Catches: terminal takeover. What a learner's program printed steers the terminal.
TEST(Console, ShowsControlCharactersInsteadOfObeyingThem) {
  TaskResult task = samples::failed_case();
  Finding& finding = task.gates[1].findings[0];
  finding.sentence = "\x1b[2J\x1b]0;owned\x07 all \xE2\x80\xAEgreen";
  finding.notes = {"pass\rFAIL", std::string("nul\0here", 8), "\xff\xfe\x9b"};
  finding.test = "A\nB";
  const std::string text = shown(task, style_for_tests());
  for (const char c : {'\x1b', '\x07', '\r', '\0'}) EXPECT_EQ(text.find(c), std::string::npos);
  EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_EQ(text, clean(text));
}

// Catches: endless report. A finding with thousands of notes or places pushes the verdict off the screen.
TEST(Console, CutsLongFindingsShort) {
  TaskResult task = samples::deadlock();
  Finding& finding = task.gates[1].findings[0];
  finding.notes.assign(500, "one more stack");
  finding.places.assign(500, {"bank.cpp", 21});
  const std::string text = shown(task, style_for_tests());
  EXPECT_LE(lines_of_text(text).size(), 30u);
  EXPECT_NE(text.find("and 489 more lines"), std::string::npos) << text;
  EXPECT_NE(text.find("and 496 more places"), std::string::npos);
}

// Catches: missing sum. The lab's end does not say what was earned and what to do next.
TEST(LabSummary, SaysPointsAndTheNextStep) {
  auto first = samples::pass();
  first.id = "03.1";
  first.title = "TicketOffice::sell";
  auto last = samples::not_done_yet();
  last.id = "03.3";
  last.title = "Cache::get";
  last.max_points = 20;
  const Result result = samples::result_of({first, samples::data_race(), last, samples::stretch()});
  expect_golden("summary_underway", lab_summary(result.labs[0], style_for_tests()));
  expect_golden("summary_done", lab_summary(samples::result_of({first}).labs[0], style_for_tests()));
  expect_golden("summary_broken",
                lab_summary(samples::result_of({first, samples::broken()}).labs[0], style_for_tests()));
}

struct SourceFolder {
  std::filesystem::path path =
      std::filesystem::temp_directory_path() / ("interleave-source-" + std::to_string(getpid()));
  SourceFolder() {
    std::filesystem::create_directories(path / "below");
    std::ofstream(path / "below/bank.cpp") << "one\r\ntwo\n";
    std::ofstream(path / "secret.txt") << "secret\n";
    std::filesystem::create_symlink(path / "secret.txt", path / "below/link.cpp");
  }
  ~SourceFolder() { std::filesystem::remove_all(path); }
};

// Catches: leaked file. A place made up by a submission shows lines of a file outside its folder.
TEST(SourceLines, AreReadFromOrdinaryFilesBelowTheFolderOnly) {
  const SourceFolder folder;
  const SourceLine line = source_lines_below({folder.path / "missing", folder.path / "below"});
  EXPECT_EQ(line({"bank.cpp", 1}), "one");
  EXPECT_EQ(line({"bank.cpp", 2}), "two");
  EXPECT_EQ(line({"bank.cpp", 3}), "");
  EXPECT_EQ(line({"bank.cpp", 0}), "");
  EXPECT_EQ(line({"../secret.txt", 1}), "");
  EXPECT_EQ(line({(folder.path / "secret.txt").string(), 1}), "");
  EXPECT_EQ(line({"link.cpp", 1}), "");
  EXPECT_EQ(line({"", 1}), "");
}

}  // namespace
}  // namespace grader
