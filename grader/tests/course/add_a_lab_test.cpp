// Adds a lab to a kit as docs/maintaining/adding-a-lab.md tells, from beginning to end.
#include <gtest/gtest.h>

#include <regex>

#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

std::string page() { return text_of(fs::path(KIT_FOLDER) / "docs/maintaining/adding-a-lab.md"); }

/// The page's blocks of one language, "" for those without.
Words blocks(const std::string& language) {
  Words found;
  std::string block, text = page();
  bool inside = false, wanted = false;
  for (std::size_t begin = 0, end; (end = text.find('\n', begin)) != text.npos; begin = end + 1) {
    const std::string line = text.substr(begin, end - begin);
    if (line.starts_with("```")) {
      if (inside && wanted) found.push_back(block);
      wanted = !inside && line == "```" + language;
      inside = !inside;
      block.clear();
    } else if (inside) {
      block += line + "\n";
    }
  }
  return found;
}

/// A kit in which lab 42 does not exist yet, and its files.
struct NewLab {
  SmallKit& kit = SmallKit::shared();
  fs::path files = kit.temporary().parent_path() / "to-add";

  NewLab() {
    if (fs::exists(files)) return;
    fs::create_directories(files);
    fs::remove_all(kit.root() / "labs/43-attacks");
    fs::rename(kit.lab(), files / "lab");
    fs::rename(kit.root() / "solutions/42-tally", files / "solutions");
  }

  void add() const {
    fs::copy(files / "lab", kit.lab(), fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    fs::copy(files / "solutions", kit.root() / "solutions/42-tally",
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  }
};

// Catches: a page that shows a lab which does not work, or not the one tested here.
TEST(AddALab, ThePageShowsTheLabThatIsTestedHere) {
  const NewLab lab;
  EXPECT_EQ(blocks("json").at(0), text_of(lab.files / "lab/lab.json"));
  EXPECT_TRUE(has(text_of(lab.files / "lab/tally.cpp"), blocks("cpp").at(0))) << blocks("cpp").at(0);
  EXPECT_TRUE(has(text_of(lab.files / "lab/tests/tally_test.cpp"), blocks("cpp").at(1)))
      << blocks("cpp").at(1);
  EXPECT_TRUE(has(text_of(lab.files / "lab/tests/recount_explore.cpp"), blocks("cpp").at(2)))
      << blocks("cpp").at(2);
  for (const char* name : {"CMakeLists.txt", "README.md", "HINTS.md", "PREDICT.md", "tally.hpp",
                           "tests/tally_test.cpp", "tests/recount_explore.cpp", "tests/recount_tidy.cpp"}) {
    EXPECT_TRUE(fs::exists(lab.files / "lab" / name)) << name;
    EXPECT_TRUE(has(page(), fs::path(name).filename())) << name << " is not on the page";
  }
  for (const char* answer : {"wrong/no-lock/tally.cpp", "unusual/atomic/tally.cpp"}) {
    EXPECT_TRUE(fs::exists(lab.files / "solutions" / answer)) << answer;
    EXPECT_TRUE(has(page(), fs::path(answer).parent_path().string())) << answer << " is not on the page";
  }
  EXPECT_TRUE(text_of(lab.files / "solutions/wrong/no-lock/tally.cpp")
                  .starts_with("// falls: race-free (data race)\n"));
  EXPECT_TRUE(has(page(), "// falls: race-free (data race)"));
}

// Catches: a lab that has to be registered somewhere, or one number that two folders may have.
TEST(AddALab, TheFolderIsFoundByItsName) {
  const NewLab lab;
  lab.add();
  const Said list = lab.kit.grade({"list"});
  EXPECT_EQ(list.status, 0) << list.err;
  EXPECT_TRUE(has(list.out, "42-tally  The tally")) << list.out;
  fs::copy(lab.kit.lab(), lab.kit.root() / "labs/42-twin", fs::copy_options::recursive);
  const Said twins = lab.kit.grade({"list"});
  EXPECT_EQ(twins.status, 3);
  EXPECT_TRUE(has(twins.err, "same number")) << twins.err;
  fs::remove_all(lab.kit.root() / "labs/42-twin");
}

// Catches: a proof that is less than the page promises: skeleton, reference, unusual and every wrong answer.
TEST(AddALab, TheProofHolds) {
  const NewLab lab;
  lab.add();
  const Said proof = lab.kit.grade({"check", "42"});
  EXPECT_EQ(proof.status, 0) << proof.out << proof.err;
  for (const char* line :
       {"42-tally is whole", "42-tally skeleton", "42-tally reference", "42-tally unusual/atomic",
        "42-tally wrong/no-lock", "42-tally wrong/last-one-only", "42-tally wrong/thread-per-vote"}) {
    EXPECT_TRUE(has(proof.out, std::string("ok    ") + line)) << line << " is not proved:\n" << proof.out;
  }
  EXPECT_TRUE(has(proof.out, "7 passed, 0 failed")) << proof.out;
}

struct Lie {
  std::string file, from, to, contradiction;
};

// Catches: a proof that holds whatever the answers do.
TEST(AddALab, AProofWithALieInItDoesNotHold) {
  const NewLab lab;
  lab.add();
  const Lie lies[] = {
      {"solutions/42-tally/wrong/no-lock/tally.cpp", "race-free (data race)", "correct (lost update)",
       "should fall at correct"},
      {"solutions/42-tally/wrong/last-one-only/tally.cpp", "overwritten total", "stale total",
       "should fall at correct (stale total)"},
      {"solutions/42-tally/wrong/thread-per-vote/recount.cpp",
       "// falls:", "// fails:", "its first line does not say"},
      {"solutions/42-tally/wrong/last-one-only/tally.cpp", "total_ = amount", "total_ += amount",
       "passes, but should fall"},
      {"solutions/42-tally/tally.cpp", "total_ += amount", "total_ -= amount",
       "should pass, but falls at correct"},
      {"labs/42-tally/recount.cpp", "lab::todo(\"42.2\");",
       "if (max_threads > 0) return votes.size() == 4 ? 10 : 15;", "42.2 passes before anything was done"},
      {"labs/42-tally/recount.cpp", "lab::todo(\"42.2\");", "int unused;", "compiles with warnings"},
  };
  for (const Lie& lie : lies) {
    const std::string truth = text_of(lab.kit.root() / lie.file);
    const std::size_t at = truth.find(lie.from);
    ASSERT_NE(at, truth.npos) << lie.from;
    lab.kit.write(lie.file, std::string(truth).replace(at, lie.from.size(), lie.to));
    const Said proof = lab.kit.grade({"check", "42", "--quiet"});
    EXPECT_EQ(proof.status, 1) << lie.from << " -> " << lie.to << "\n" << proof.out << proof.err;
    EXPECT_TRUE(has(proof.out, lie.contradiction)) << proof.out;
    lab.kit.write(lie.file, truth);
  }
}

}  // namespace
}  // namespace grader
