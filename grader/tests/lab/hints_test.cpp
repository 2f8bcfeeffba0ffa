#include "scratch_lab.hpp"

namespace grader {
namespace {

constexpr const char* hints_md =
    "# Hints\n\n## 03.1 Office::sell\n\n### 1\nWho else looks at `left_`?\n\n### 2\nOne lock.\n\n"
    "## 03.2\n### 1 The order\nWhich lock first?\n\n```cpp\n# include <mutex>\n## no heading\n```\n### "
    "2\nstd::scoped_lock\n"
    "### 3\nstd::scoped_lock both(a.m, b.m);\n\n## 03.21\n### 1\nfar away\n";

// Catches: foreign hint. A task is given another task's hints, or a heading inside a code block ends one.
TEST(Hints, AreTheTasksOwnInOrder) {
  const ScratchLab scratch;
  scratch.write("HINTS.md", hints_md);
  const Lab lab = load_lab(scratch.folder);
  EXPECT_EQ(hints_for(lab, lab.tasks[0]),
            (std::vector<std::string>{"Who else looks at `left_`?", "One lock."}));
  const auto hints = hints_for(lab, lab.tasks[1]);
  ASSERT_EQ(hints.size(), 3u);
  EXPECT_EQ(hints[0], "Which lock first?\n\n```cpp\n# include <mutex>\n## no heading\n```");
  EXPECT_EQ(hints[2], "std::scoped_lock both(a.m, b.m);");
}

// Catches: hard failure. A lab that has no hints yet cannot be used.
TEST(Hints, AreNoneWithoutAFile) {
  const ScratchLab scratch;
  const Lab lab = load_lab(scratch.folder);
  EXPECT_TRUE(hints_for(lab, lab.tasks[0]).empty());
}

// Catches: skipped hint. Hint 3 is shown where hint 2 was asked for.
TEST(Hints, MustBeNumberedInOrder) {
  const ScratchLab scratch;
  scratch.write("HINTS.md", "## 03.1\n### 1\nfirst\n### 3\nthird\n");
  const Lab lab = load_lab(scratch.folder);
  EXPECT_EQ(refusal([&] { hints_for(lab, lab.tasks[0]); }),
            "labs/03-locks/HINTS.md:4: this hint must be headed `### 2`; number the hints 1, 2, 3.");
}

}  // namespace
}  // namespace grader
