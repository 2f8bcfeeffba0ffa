// What a wrong command line, and a kit with a mistake in it, are answered with.
#include <gtest/gtest.h>

#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

struct Slip {
  Words words;
  std::string answer;  ///< what the sentence must name: the mistake's cure
};

// Catches: a typing error that is answered with a page of help, with a crash, or by grading something else.
TEST(Usage, AnswersASlipWithOneSentenceThatNamesTheNextStep) {
  const Slip slips[] = {{{"99"}, "the labs are 42, 43"},
                        {{"42.9"}, "its tasks are 42.1 to 42.2"},
                        {{"42."}, "its tasks are 42.1 to 42.2"},
                        {{"4x"}, "the labs are 42, 43"},
                        {{"graed", "42"}, "did you mean ./grade grade?"},
                        {{"hnit", "42.1"}, "did you mean ./grade hint?"},
                        {{"xyzzyxyzzy"}, "./grade --help"},
                        {{"42", "--wibble"}, "./grade --help"},
                        {{"42", "--format", "junitt"}, "did you mean junit?"},
                        {{"42", "--format", "wordperfect"}, "the formats are json, text"},
                        {{"42", "--only", "fast"}, "the gates are builds, correct"},
                        {{"42", "--seed", "many"}, "./grade --help"},
                        {{"42", "--color", "blue"}, "./grade --help"},
                        {{"check", "42", "--times", "0"}, "--times"},
                        {{"hint"}, "./grade hint 42.1"},
                        {{"hint", "42"}, "./grade hint 42.1 to 42.2"},
                        {{"explain", "42.1", "42.2"}, "./grade explain 42.1"},
                        {{"explain", "43.1"}, "./grade 43.1"},
                        {{"reset"}, "./grade reset"},
                        {{"repaly", "42"}, "did you mean ./grade replay?"},
                        {{"replay"}, "./grade replay 03 Bank.OppositeTransfers 3C"},
                        {{"replay", "42", "Tally.AddsUp", "3C"}, "only cases of never stuck can be replayed"},
                        {{"replay", "43", "Attack.Aborts", "3C"}, "no case of the gate never stuck"},
                        {{"replay", "42", "Recount.WaitsForEveryHalfInEveryOrdr", "3C"},
                         "did you mean Recount.WaitsForEveryHalfInEveryOrder?"},
                        {{"pack"}, "./grade pack --handout"},
                        {{"42", "--submission", "/nowhere"}, "wants a folder"},
                        {{"--submission", "/nowhere"}, "wants a folder"}};
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  for (const Slip& slip : slips) {
    std::string line;
    for (const std::string& word : slip.words) line += " " + word;
    const Said said = kit.grade(slip.words);
    EXPECT_EQ(said.status, 2) << line;
    EXPECT_EQ(said.out, "") << line;
    EXPECT_TRUE(is_one_sentence(said.err)) << line << "\n" << said.err;
    EXPECT_TRUE(has(said.err, slip.answer)) << line << "\n" << said.err;
  }
}

// Catches: help that a pipe does not see, or that forgets a verb.
TEST(Usage, ListsEveryVerbInTheHelp) {
  const Said said = SmallKit::shared().grade({"--help"});
  EXPECT_EQ(said.status, 0);
  EXPECT_EQ(said.err, "");
  for (const char* verb : {"next", "list", "hint NN.T", "explain NN.T", "replay NN TEST TOKEN",
                           "reset NN[.T]", "doctor", "check", "pack"}) {
    EXPECT_TRUE(has(said.out, verb)) << verb << " is not in:\n" << said.out;
  }
}

// Catches: a kit's mistake blamed on the learner, or told without the file and what to do.
TEST(Usage, NamesTheMistakeInABrokenLab) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const std::string whole = text_of(kit.lab() / "lab.json");
  const std::string changes[] = {"{ \"title\": ", "[]", "", whole + "}", "{\"title\": \"no tasks\"}"};
  for (const std::string& broken : changes) {
    kit.write("labs/42-tally/lab.json", broken);
    const Said said = kit.grade({"42"});
    EXPECT_EQ(said.status, 3) << broken;
    EXPECT_TRUE(is_one_sentence(said.err)) << said.err;
    EXPECT_TRUE(has(said.err, "labs/42-tally/lab.json")) << said.err;
    EXPECT_EQ(said.out, "") << broken;
  }
  kit.write("labs/42-tally/lab.json", whole);
}

// Catches: the command started by hand, which then looks for labs in the wrong place.
TEST(Usage, AsksForTheLauncherWhenStartedWithoutIt) {
  const Said said =
      SmallKit::shared().run({"env", "-u", "INTERLEAVE_ROOT", "-u", "INTERLEAVE_CXX", GRADE, "42"});
  EXPECT_EQ(said.status, 2);
  EXPECT_TRUE(is_one_sentence(said.err)) << said.err;
  EXPECT_TRUE(has(said.err, "./grade")) << said.err;
}

}  // namespace
}  // namespace grader
