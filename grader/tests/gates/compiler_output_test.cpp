#include "gates/compiler_output.hpp"

#include <gtest/gtest.h>

#include "recorded.hpp"

namespace grader {
namespace {

const LearnerCode bank{.files = {"bank.cpp", "bank.hpp", "more.cpp"}, .source_line = {}};
const std::string program = "lab03.2.asan";

struct Heard {
  std::vector<std::string> events;
  std::map<std::string, ProgramBuild> programs;
  std::string trouble;
};

Heard hear(const std::string& output, std::size_t piece = std::string::npos) {
  Heard heard;
  CompilerOutput reader(bank, [&](const BuildEvent& event) {
    const char* kinds[] = {"progress ", "linked ", "failed "};
    heard.events.push_back(kinds[static_cast<int>(event.kind)] + event.program + " " +
                           std::to_string(event.step) + "/" + std::to_string(event.steps));
  });
  for (std::size_t at = 0; at < output.size(); at += std::min(piece, output.size()))
    reader.feed(std::string_view(output).substr(at, piece));
  reader.finish();
  heard.programs = reader.programs();
  heard.trouble = reader.trouble();
  return heard;
}

const std::map<std::string, std::string> flaws = {{"const_mismatch", "const mismatch"},
                                                  {"defined_twice", "defined twice"},
                                                  {"missing_file", "missing file"},
                                                  {"missing_header", "missing file"},
                                                  {"missing_include", "missing include"},
                                                  {"missing_include_of_lock", "missing include"},
                                                  {"missing_include_of_one", "missing include"},
                                                  {"missing_semicolon", "missing semicolon"},
                                                  {"no_matching_function", "no matching function"},
                                                  {"no_member", "undeclared name"},
                                                  {"redefinition", "redefinition"},
                                                  {"undeclared_name", "undeclared name"},
                                                  {"undefined_function", "undefined function"},
                                                  {"undefined_member", "undefined function"},
                                                  {"wrong_signature", "wrong signature"},
                                                  {"wrong_type", "wrong type"}};

// An error of one compiler or linker is not recognised, or blamed on the kit.
TEST(CompilerOutput, NamesTheErrorOfEveryRecordedBuild) {
  int seen = 0;
  for (const auto& record : recorded::all("builds")) {
    const Heard heard = hear(record.text);
    const ProgramBuild& build = heard.programs.at(program);
    if (record.fault == "sound" || record.fault == "warning_only") {
      EXPECT_EQ(build.state, ProgramBuild::State::linked) << record.name();
      EXPECT_EQ(build.warnings.size(), record.fault == "sound" ? 0u : 1u) << record.name();
      continue;
    }
    ++seen;
    ASSERT_TRUE(build.error) << record.name();
    EXPECT_EQ(build.state, ProgramBuild::State::failed) << record.name();
    EXPECT_EQ(build.error->flaw, flaws.at(record.fault)) << record.name() << ": " << build.error->sentence;
    EXPECT_FALSE(build.kits_fault()) << record.name();
    EXPECT_EQ(std::ranges::count(heard.events, "linked lab03.2.asan 3/3"), 0) << record.name();
  }
  EXPECT_EQ(seen, 48);
}

// A beginner reads the compiler's words where plain ones would do.
TEST(CompilerOutput, SaysTheCommonestErrorsInPlainWords) {
  const auto sentence = [](const std::string& file) {
    const auto heard = hear(recorded::text(recorded::folder() / "builds" / file));
    return heard.programs.at(program).error->sentence;
  };
  EXPECT_EQ(sentence("missing_include_of_one.clang++-14.txt"),
            "bank.cpp:6: std::mutex needs #include <mutex>");
  EXPECT_EQ(sentence("missing_include.clang++-14.txt"), "bank.cpp:3: std::vector needs #include <vector>");
  EXPECT_EQ(sentence("undeclared_name.g++-12.txt"),
            "bank.cpp:6: the name amuont is not known here; did you mean amount?");
  EXPECT_EQ(sentence("undefined_member.clang++-14.txt"),
            "you declared Bank::total() const but did not define it (used at tests/bank_test.cpp:6)");
  EXPECT_EQ(sentence("undefined_member.g++-12.txt"), sentence("undefined_member.clang++-14.txt"));
  EXPECT_EQ(sentence("defined_twice.clang++-14.txt"),
            "Bank::total() const is defined twice: at bank.cpp:3 and at more.cpp:3");
  EXPECT_EQ(sentence("missing_file.clang++-14.txt"), "bank.cpp is missing: hand in every file of the task");
}

// The learner does not see the line that does not compile.
TEST(CompilerOutput, ShowsTheSourceLine) {
  for (const std::string compiler : {"clang++-14", "clang++-19", "g++-12"}) {
    const auto heard =
        hear(recorded::text(recorded::folder() / "builds" / ("missing_semicolon." + compiler + ".txt")));
    const Finding& error = *heard.programs.at(program).error;
    EXPECT_TRUE(std::ranges::any_of(error.notes, [](const std::string& note) {
      return note.find("accounts_[to] += amount") != std::string::npos;
    })) << compiler;
    EXPECT_EQ(error.places, (std::vector{Place{"bank.cpp", 7}})) << compiler;
  }
}

// Where a pipe cuts the output decides what is understood.
TEST(CompilerOutput, UnderstandsTheSameInPiecesOfAnySize) {
  for (const auto& record : recorded::all("builds")) {
    const Heard whole = hear(record.text);
    for (const std::size_t piece : {1u, 7u, 100u}) {
      const Heard pieces = hear(record.text, piece);
      EXPECT_EQ(pieces.events, whole.events) << record.name();
      const auto& error = whole.programs.at(program).error;
      if (error) EXPECT_EQ(pieces.programs.at(program).error->sentence, error->sentence);
    }
  }
}

// A program whose link step failed is started: the old binary is judged.
TEST(CompilerOutput, TellsAProgramLinkedOnlyWhenItCannotHaveFailed) {
  std::vector<std::string> linked;
  CompilerOutput reader(bank, [&](const BuildEvent& event) {
    if (event.kind == BuildEvent::Kind::linked) linked.push_back(event.program);
  });
  reader.feed("[1/3] Linking CXX executable bin/lab03.1.asan\n");
  EXPECT_TRUE(linked.empty());
  reader.feed("FAILED: bin/lab03.1.asan \nclang++ …\n[2/3] Linking CXX executable bin/lab03.2.asan\n[3/3]");
  EXPECT_TRUE(linked.empty());
  reader.feed(" Linking CXX executable bin/lab03.3.asan\n");
  EXPECT_EQ(linked, (std::vector<std::string>{"lab03.2.asan"}));
  reader.settle();
  EXPECT_EQ(linked, (std::vector<std::string>{"lab03.2.asan", "lab03.3.asan"}));
  reader.finish();
  EXPECT_EQ(linked.size(), 2u) << "told twice";
  EXPECT_EQ(reader.programs().at("lab03.1.asan").state, ProgramBuild::State::failed);
  EXPECT_TRUE(reader.programs().at("lab03.1.asan").error);
}

// The kit's own error is shown to a learner as theirs, or a learner's error in a template as the library's.
TEST(CompilerOutput, KnowsWhoseErrorItIs) {
  const std::string step =
      "[1/2] Building CXX object labs/03-locks/CMakeFiles/lab03.2.asan.dir/bank.cpp.o\n"
      "FAILED: labs/03-locks/CMakeFiles/lab03.2.asan.dir/bank.cpp.o \nclang++ -c bank.cpp\n";
  EXPECT_TRUE(
      hear(step + "/kit/grader/harness/speed.hpp:3:1: error: oops\n").programs.at(program).kits_fault());
  EXPECT_TRUE(
      hear(step + "clang: error: unable to execute command: Killed\n").programs.at(program).kits_fault());
  const auto inside =
      hear(step +
           "/usr/include/c++/12/bits/std_thread.h:129:3: error: static assertion failed\n"
           "/kit/labs/03-locks/bank.cpp:9:3: note: in instantiation of function template requested here\n");
  EXPECT_FALSE(inside.programs.at(program).kits_fault());
  EXPECT_EQ(inside.programs.at(program).error->places, (std::vector{Place{"bank.cpp", 9}}));
  const auto changed =
      hear(step + "/kit/labs/03-locks/tests/bank_test.cpp:9:3: error: no member named 'total' in 'Bank'\n");
  EXPECT_EQ(changed.programs.at(program).error->flaw, "changed interface");
  EXPECT_FALSE(changed.programs.at(program).kits_fault());
}

// Test objects are another program, so that an error in the learner's header names the tests.
TEST(CompilerOutput, PrefersTheLearnersErrorToTheTests) {
  const auto heard = hear(
      "[1/3] Building CXX object labs/03-locks/CMakeFiles/lab03.2.asan.tests.dir/tests/bank_test.cpp.o\n"
      "FAILED: labs/03-locks/CMakeFiles/lab03.2.asan.tests.dir/tests/bank_test.cpp.o \nclang++ …\n"
      "/kit/labs/03-locks/tests/bank_test.cpp:4:1: error: no member named 'total' in 'Bank'\n"
      "[2/3] Building CXX object labs/03-locks/CMakeFiles/lab03.2.asan.dir/bank.cpp.o\n"
      "FAILED: labs/03-locks/CMakeFiles/lab03.2.asan.dir/bank.cpp.o \nclang++ …\n"
      "/kit/labs/03-locks/bank.hpp:7:1: error: expected ';' after class\n");
  EXPECT_EQ(heard.programs.size(), 1u);
  EXPECT_EQ(heard.programs.at(program).error->flaw, "missing semicolon");
  EXPECT_EQ(heard.programs.at(program).errors, 2);
}

// Ninja or CMake that cannot work at all looks like a build with nothing to do.
TEST(CompilerOutput, TellsWhenNinjaItselfFails) {
  EXPECT_EQ(hear("ninja: error: loading 'build.ninja': No such file or directory\n").trouble,
            "ninja: error: loading 'build.ninja': No such file or directory");
  EXPECT_TRUE(hear("ninja: no work to do.\n").trouble.empty());
}

// Damaged output crashes the reader, or a failed step without words passes for built.
TEST(CompilerOutput, TakesDamagedOutput) {
  std::mt19937 random(5);
  for (const auto& record : recorded::all("builds")) {
    for (int round = 0; round < 40; ++round) {
      const Heard heard = hear(recorded::damaged(record.text, random), 1 + random() % 300);
      for (const auto& [name, build] : heard.programs) {
        EXPECT_EQ(build.state == ProgramBuild::State::failed, build.error.has_value())
            << record.name() << " " << name;
      }
    }
  }
}

}  // namespace
}  // namespace grader
