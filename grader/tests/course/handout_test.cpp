// The archive a learner is handed: whole, and without the answers.
#include "course/handout.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

/// The archive's names, without the leading folder.
Words names_in(const SmallKit& kit, const fs::path& archive) {
  const std::string list = kit.run({"tar", "--list", "--file", archive.string()}).out;
  Words names;
  for (std::size_t begin = 0, end; (end = list.find('\n', begin)) != list.npos; begin = end + 1) {
    const std::string name = list.substr(begin, end - begin);
    EXPECT_TRUE(name.starts_with("interleave/")) << name;
    names.push_back(name.substr(std::min(name.size(), std::size_t{11})));
  }
  return names;
}

bool holds(const Words& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Catches: an answer, or the kit's own tests, in a learner's hands; or a kit that cannot build its grader.
TEST(Handout, OfThisKitHoldsWhatALearnerNeedsAndNoAnswers) {
  const SmallKit& kit = SmallKit::shared();
  const fs::path archive = kit.scratch() / "kit.tar.gz";
  pack_handout(KIT_FOLDER, {}, {}, archive);
  const Words names = names_in(kit, archive);
  for (const char* needed :
       {"grade", "CMakeLists.txt", "README.md", "LICENSE", "labs/CMakeLists.txt", "labs/support/lab.hpp",
        "labs/02-threads/lab.json", "grader/CMakeLists.txt", "grader/cli/grade_main.cpp",
        "grader/process/keeper_main.cpp", "grader/harness/main.cpp", "grader/cmake/Lab.cmake"}) {
    EXPECT_TRUE(holds(names, needed)) << needed << " is missing";
  }
  for (const std::string& name : names) {
    for (const char* kept_back : {"solutions", "grader/tests", "grader/bench", "docs/teaching",
                                  "docs/maintaining", ".git/", ".interleave/state", "build/"}) {
      EXPECT_FALSE(name.starts_with(kept_back)) << name;
    }
  }
}

// Catches: the instructor's own edits handed out as skeletons, or a handout that does not grade, or cannot
// reset.
TEST(Handout, GradesAndResetsByItself) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  kit.grade({"reset", "42"});
  const std::string skeleton = text_of(kit.lab() / "tally.cpp");
  kit.give("");  // The instructor has solved it.
  const fs::path folder = kit.scratch();
  const Said packed = kit.grade({"pack", "--handout", "--output", (folder / "kit.tar.gz").string()});
  EXPECT_EQ(packed.status, 0) << packed.err;
  ASSERT_EQ(kit.run({"tar", "-xf", (folder / "kit.tar.gz").string(), "-C", folder.string()}).status, 0);

  const fs::path unpacked = folder / "interleave";
  EXPECT_EQ(text_of(unpacked / "labs/42-tally/tally.cpp"), skeleton);
  EXPECT_FALSE(fs::exists(unpacked / "solutions"));
  const Environment theirs = {{"INTERLEAVE_ROOT", unpacked.string()}};
  const Graded graded = grader::graded(kit, {"42.1", "--only", "correct"}, theirs);
  EXPECT_EQ(graded.said.status, 1) << graded.said.err;
  EXPECT_EQ(graded.gate("42.1", Gate::correct).findings.at(0).flaw, "not done yet");
  kit.write(unpacked / "labs/42-tally/tally.cpp", "// mine\n");
  EXPECT_EQ(kit.grade({"reset", "42.1"}, theirs).status, 0);
  EXPECT_EQ(text_of(unpacked / "labs/42-tally/tally.cpp"), skeleton);
  EXPECT_EQ(kit.grade({"check", "42"}, theirs).status, 2) << "there is nothing to check against";
}

// Catches: half an archive that looks like a whole one.
TEST(Handout, ThatCannotBeWrittenIsSaidInOneSentence) {
  const SmallKit& kit = SmallKit::shared();
  const Said said = kit.grade({"pack", "--handout", "--output", "/nowhere/kit.tar.gz"});
  EXPECT_EQ(said.status, 3) << said.out;
  EXPECT_TRUE(is_one_sentence(said.err)) << said.err;
  EXPECT_TRUE(has(said.err, "/nowhere/kit.tar.gz")) << said.err;
}

}  // namespace
}  // namespace grader
