#include "lab/lab.hpp"

#include "scratch_lab.hpp"

namespace grader {
namespace {

// Catches: lost fact. A field of lab.json does not arrive in its struct.
TEST(Lab, HoldsTheFactsOfItsJson) {
  const ScratchLab scratch;
  const Lab lab = load_lab(scratch.folder);
  EXPECT_EQ(lab.number, "03");
  EXPECT_EQ(lab.name, "03-locks");
  EXPECT_EQ(lab.title, "The ticket office");
  EXPECT_EQ(lab.minutes, 90);
  ASSERT_EQ(lab.tasks.size(), 2u);
  EXPECT_EQ(lab.tasks[1].title, "Bank::transfer");
  EXPECT_EQ(lab.tasks[0].files, (std::vector<std::string>{"office.hpp", "office.cpp"}));
  EXPECT_EQ(lab.tasks[1].points, 40);
  ASSERT_EQ(lab.tasks[1].correct_cases.size(), 1u);
  EXPECT_EQ(lab.tasks[1].correct_cases[0].name, "Bank.KeepsMoney");
  EXPECT_EQ(task_id(lab, lab.tasks[1]), "03.2");
}

// Catches: lost cases. The tidy and speed sources of a task are not read.
TEST(Lab, ReadsTheCasesOfEveryKind) {
  const ScratchLab scratch;
  scratch.write("tests/bank_tidy.cpp",
                "// Catches: unjoined thread. One is left.\nTEST(BankTidy, JoinsAll) {}\n");
  scratch.write("tests/bank_speed.cpp",
                "// Catches: no overlap. One at a time.\nTEST(BankSpeed, Overlaps) {}\n");
  const Lab lab = load_lab(scratch.folder);
  ASSERT_EQ(lab.tasks[1].tidy_cases.size(), 1u);
  ASSERT_EQ(lab.tasks[1].speed_cases.size(), 1u);
  EXPECT_EQ(lab.tasks[1].speed_cases[0].name, "BankSpeed.Overlaps");
  EXPECT_TRUE(lab.tasks[0].tidy_cases.empty());
}

// Catches: one missing answer. A learner who deletes a file of theirs loses every lab.
TEST(Lab, LoadsWithoutTheLearnersFilesAndWithoutReadme) {
  const ScratchLab scratch;
  EXPECT_FALSE(exists(scratch.folder / "bank.cpp"));
  EXPECT_EQ(load_lab(scratch.folder).tasks.size(), 2u);
}

struct Spoiled {
  const char* what;
  const char* from;  // in good_json()
  const char* to;
  const char* sentence;  // a part that names the key, and one that names the next step
};

constexpr Spoiled spoiled[] = {
    {"not JSON", "\"minutes\": 90,", "\"minutes\": 90", "labs/03-locks/lab.json:5: this is not JSON"},
    {"cut off", "  ]\n}", "", "is not JSON"},
    {"a list", "{\n  \"title\"", "[] //", "is not JSON"},
    {"missing key", "\"minutes\": 90,", "", "\"minutes\" is missing; add it: a whole number from 1 to 600"},
    {"missing tasks", "\"tasks\"", "\"works\"", "the key \"works\" is unknown; remove it"},
    {"wrong type", "\"minutes\": 90", "\"minutes\": \"90\"", "\"minutes\" is text; make it a whole number"},
    {"fraction", "\"points\": 60", "\"points\": 60.5",
     "task 1: \"points\" is a number; make it a whole number"},
    {"truth for a number", "\"points\": 60", "\"points\": true",
     "\"points\" is true or false; make it a whole"},
    {"huge number", "\"points\": 60", "\"points\": 99999999999999999999", "task 1: \"points\" is a number"},
    {"negative number", "\"points\": 60", "\"points\": -60",
     "\"points\" is -60; make it a whole number from 0"},
    {"unknown key", "\"name\": \"bank\"", "\"nmae\": \"bank\"",
     "task 2: the key \"nmae\" is unknown; remove it"},
    {"key twice", "\"topic\": \"mutexes\"", "\"title\": \"x\"",
     "lab.json: this is not JSON (the key \"title\" stands"},
    {"empty title", "\"The ticket office\"", "\"\"", "\"title\" is empty; write a text"},
    {"duplicate number", "\"number\": 2", "\"number\": 1", "two tasks have number 1; renumber one"},
    {"duplicate name", "\"name\": \"bank\"", "\"name\": \"office\"",
     "two tasks have the name \"office\"; rename one"},
    {"points", "\"points\": 40", "\"points\": 41", "points add up to 101; make them 100"},
    {"no points", "\"points\": 40", "\"points\": 0", "say \"stretch\": true"},
    {"stretch with points", "\"points\": 40", "\"points\": 40, \"stretch\": true", "make its \"points\" 0"},
    {"no test file", "\"name\": \"bank\"", "\"name\": \"bnak\"",
     "tests/bnak_test.cpp is missing; put it back"},
    {"name with a path", "\"name\": \"bank\"", "\"name\": \"../bank\"",
     "use lower-case letters, digits and _ only"},
    {"file with a path", "\"bank.cpp\"", "\"../bank.cpp\"",
     "\"../bank.cpp\"; name a file of the lab's own folder"},
    {"file ..", "\"bank.cpp\"", "\"..\"", "\"..\"; name a file of the lab's own folder"},
    {"file twice", "\"office.hpp\"", "\"office.cpp\"", "holds \"office.cpp\" twice; remove one"},
    {"file that is a number", "\"bank.cpp\"", "7",
     "\"files\" holds a whole number; make it a list of file names"},
    {"no files", "[\"bank.cpp\"]", "[]", "\"files\" is an empty list; put something in"},
    {"given missing", "\"points\": 60", "\"points\": 60, \"given\": [\"x.cpp\"]",
     "the given file \"x.cpp\" is missing; put"},
    {"target name", "\"speedup\"", "\"Speed Up\"",
     "the target \"Speed Up\" must be a lower-case word; rename it"},
    {"target value", "1.6", "\"1.6\"", "the target \"speedup\" is text; make it a number"},
};

// Catches: silent acceptance. A broken lab.json is loaded, or refused without saying where and what to do.
TEST(Lab, RefusesEveryBrokenJsonInOneSentence) {
  const ScratchLab scratch;
  for (const Spoiled& way : spoiled) {
    std::string json = ScratchLab::good_json();
    const auto at = json.find(way.from);
    ASSERT_NE(at, std::string::npos) << way.what;
    scratch.write("lab.json", json.replace(at, std::string(way.from).size(), way.to));
    const std::string said = refusal([&] { load_lab(scratch.folder); });
    EXPECT_NE(said.find(way.sentence), std::string::npos)
        << way.what << "\n  expected: " << way.sentence << "\n  got: " << said;
    EXPECT_TRUE(said.starts_with("labs/03-locks/lab.json")) << way.what << ": " << said;
    EXPECT_TRUE(said.ends_with(".") && said.find('\n') == said.npos) << way.what << ": " << said;
  }
}

// Catches: stack overflow. A document of a million brackets ends the grader.
TEST(Lab, RefusesDeepNesting) {
  const ScratchLab scratch;
  scratch.write("lab.json", std::string(1'000'000, '['));
  EXPECT_NE(refusal([&] { load_lab(scratch.folder); }).find("nested too deeply"), std::string::npos);
}

// Catches: vacuous pass. A task whose test source has no case is judged by nothing.
TEST(Lab, RefusesATestSourceWithoutCases) {
  const ScratchLab scratch;
  scratch.write("tests/bank_test.cpp", "int unused;\n");
  EXPECT_NE(refusal([&] { load_lab(scratch.folder); }).find("has no TEST; write one"), std::string::npos);
}

// Catches: wrong order. Labs come as the file system lists them.
TEST(Labs, ComeInOrderAndSkipOtherFolders) {
  const ScratchLab scratch;
  std::filesystem::copy(scratch.folder, scratch.root / "labs/01-measuring",
                        std::filesystem::copy_options::recursive);
  std::filesystem::create_directories(scratch.root / "labs/support");
  std::filesystem::create_directories(scratch.root / "labs/04-notes-of-mine");
  const auto labs = load_labs(scratch.root);
  ASSERT_EQ(labs.size(), 2u);
  EXPECT_EQ(labs[0].name, "01-measuring");
  EXPECT_EQ(labs[1].name, "03-locks");
}

// Catches: ambiguous number. A copied lab folder makes 03.2 mean two tasks.
TEST(Labs, RefuseTwoWithOneNumber) {
  const ScratchLab scratch;
  std::filesystem::copy(scratch.folder, scratch.root / "labs/03-mine",
                        std::filesystem::copy_options::recursive);
  EXPECT_EQ(refusal([&] { load_labs(scratch.root); }),
            "labs/03-locks and labs/03-mine have the same number; rename or move one of them.");
}

// Catches: bare exception. Outside the kit the command dies with a file system error.
TEST(Labs, SayWhereToRunWhenThereAreNone) {
  EXPECT_NE(refusal([] { load_labs("/nonexistent"); }).find("run ./grade from the kit's folder"),
            std::string::npos);
}

}  // namespace
}  // namespace grader
