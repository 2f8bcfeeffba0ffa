// Files from somebody else's hands: taken by name, checked, and graded without touching labs/.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <functional>

#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

/// Every file below labs/ with its content.
std::string labs_of(const SmallKit& kit) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(kit.root() / "labs")) {
    if (entry.is_regular_file()) files[entry.path()] = text_of(entry.path());
  }
  std::string all;
  for (const auto& [name, text] : files) all += name + "\n" + text;
  return all;
}

void submit_reference(const SmallKit& kit, const fs::path& folder) {
  fs::create_directories(folder);
  for (const char* file : {"tally.hpp", "tally.cpp", "recount.cpp"}) {
    fs::copy_file(kit.root() / "solutions/42-tally" / file, folder / file);
  }
}

Graded grade_submission(const SmallKit& kit, const fs::path& folder, Words words = {"42"}) {
  words.insert(words.end(), {"--submission", folder.string(), "--only", "correct"});
  return graded(kit, words);
}

// Catches: labs/ graded instead of what was submitted, or changed by it.
TEST(Submission, InAFlatFolderIsGradedInsteadOfLabs) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const std::string before = labs_of(kit);
  const fs::path folder = kit.scratch();
  submit_reference(kit, folder);
  const Graded right = grade_submission(kit, folder);
  EXPECT_EQ(right.said.status, 0) << right.said.out << right.said.err;
  EXPECT_EQ(right.said.err, "");
  EXPECT_EQ(right.outcome("42.1", Gate::correct), Outcome::pass);
  EXPECT_EQ(labs_of(kit), before);
  EXPECT_FALSE(fs::exists(kit.root() / ".interleave/state.json"))
      << "somebody else's work is no progress of ours";
  EXPECT_NE(right.result.submission, "");
}

// Catches: a folder named after its lab that needs the lab's number as well.
TEST(Submission, InAFolderOfItsLabsNameNeedsNoNumber) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const fs::path folder = kit.scratch();
  submit_reference(kit, folder / "42-tally");
  const Graded right = grade_submission(kit, folder, {});
  EXPECT_EQ(right.said.status, 0) << right.said.out << right.said.err;
  EXPECT_EQ(right.outcome("42.2", Gate::correct), Outcome::pass);
}

// Catches: a lab whose first submission comes after another lab's, graded with the files in labs/.
TEST(Submission, OfASecondLabIsNotMixedUpWithLabs) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const fs::path folder = kit.scratch();
  submit_reference(kit, folder / "42-tally");
  grade_submission(kit, folder, {});
  put(folder / "other/answer.cpp",
      "#include \"answer.hpp\"\nint lab::answer(std::string_view) { return right; }\n");
  const Graded right = grade_submission(kit, folder / "other", {"43"});
  EXPECT_EQ(right.said.status, 0) << right.said.out;
  EXPECT_EQ(right.gate("43.1", Gate::correct).cases_passed, 20);
}

// Catches: a forgotten file that is taken from the last submission, or from labs/.
TEST(Submission, WithoutAFileIsGradedWithItsSkeleton) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  kit.grade({"list"});
  const fs::path folder = kit.scratch();
  submit_reference(kit, folder);
  grade_submission(kit, folder);
  kit.give("");  // What labs/ holds must not count.
  fs::remove(folder / "recount.cpp");
  const Graded half = grade_submission(kit, folder);
  EXPECT_EQ(half.said.status, 1);
  EXPECT_TRUE(has(half.said.err, "not submitted, the skeleton stands in: 42-tally/recount.cpp"))
      << half.said.err;
  EXPECT_EQ(half.outcome("42.1", Gate::correct), Outcome::pass);
  EXPECT_EQ(half.gate("42.2", Gate::correct).findings.at(0).flaw, "not done yet");
}

// Catches: build files and sources beyond the lab's own that are run or compiled, and names that write on a
// terminal.
TEST(Submission, NamesWhatItDoesNotTake) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const fs::path folder = kit.scratch();
  submit_reference(kit, folder);
  put(folder / "CMakeLists.txt", "message(FATAL_ERROR \"it ran\")\n");
  put(folder / "tests/tally_test.cpp", "#error compiled\n");
  put(folder / "evil\033[2J\n.cpp", "#error compiled\n");
  fs::create_symlink("/etc/passwd", folder / "passwd");
  const Graded right = grade_submission(kit, folder);
  EXPECT_EQ(right.said.status, 0) << right.said.out << right.said.err;
  EXPECT_EQ(right.said.err,
            "not taken: CMakeLists.txt: not one of this lab's files\n"
            "not taken: evil?[2J?.cpp: not one of this lab's files\n"
            "not taken: passwd: a link, not followed\n"
            "not taken: tests: not one of this lab's files\n");
}

struct Forbidden {
  std::string why;  ///< what the sentence says
  std::function<void(const fs::path&)> make;
};

// Catches: a link out of the folder that is read, a FIFO that is waited for, a file too large or no text.
TEST(Submission, IsRefusedForAFileThatIsNoPlainText) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const Forbidden all[] = {
      {"is a link", [](const fs::path& file) { fs::create_symlink("/etc/hostname", file); }},
      {"is a link", [](const fs::path& file) { fs::create_symlink("nowhere", file); }},
      {"is a hard link",
       [](const fs::path& file) {
         put(file.string() + ".other", "int x;\n");
         fs::create_hard_link(file.string() + ".other", file);
       }},
      {"is a folder", [](const fs::path& file) { fs::create_directories(file); }},
      {"is not a plain file", [](const fs::path& file) { ::mkfifo(file.c_str(), 0600); }},
      {"is larger than one megabyte", [](const fs::path& file) { put(file, std::string(2'000'000, '/')); }},
      {"is not text",
       [](const fs::path& file) {
         put(file, std::string("\x7f"
                               "ELF\0\0\0",
                               7));
       }},
  };
  for (const Forbidden& forbidden : all) {
    const fs::path folder = kit.scratch();
    submit_reference(kit, folder);
    fs::remove(folder / "tally.cpp");
    forbidden.make(folder / "tally.cpp");
    const Said said = kit.grade({"42", "--submission", folder.string()});
    EXPECT_EQ(said.status, 2) << forbidden.why;
    EXPECT_TRUE(is_one_sentence(said.err)) << said.err;
    EXPECT_TRUE(has(said.err, "tally.cpp " + forbidden.why)) << said.err;
    EXPECT_EQ(said.out, "") << forbidden.why;
  }
}

// Catches: an empty folder, or one whose lab is a link, graded as if it held the skeleton.
TEST(Submission, IsRefusedWithoutAnyOfTheLabsFiles) {
  SmallKit& kit = SmallKit::shared();
  kit.start_anew();
  const fs::path folder = kit.scratch();
  EXPECT_EQ(kit.grade({"42", "--submission", folder.string()}).status, 2);
  fs::create_directory_symlink(kit.root() / "solutions/42-tally", folder / "42-tally");
  const Said said = kit.grade({"42", "--submission", folder.string()});
  EXPECT_EQ(said.status, 2);
  EXPECT_TRUE(has(said.err, "for example tally.hpp")) << said.err;
}

}  // namespace
}  // namespace grader
