#include "lab/predictions.hpp"

#include "scratch_lab.hpp"

namespace grader {
namespace {

constexpr const char* page =
    "# Before you measure\n\n## Two seats, three customers: who gets none?\n\n- [ ] the first\n- [ ] one of "
    "them\n\n<details><summary>What is so</summary>\n\nThe second. Shown by: task 1.\nNobody knows whom.\n\n"
    "</details>\n\n## One?\n- [ ] yes\n- [ ] no\n<details>\nThe first. It is.\n</details>\n";

std::vector<Prediction> read(const std::string& text) {
  const ScratchLab scratch;
  scratch.write("PREDICT.md", text);
  return predictions_for(load_lab(scratch.folder));
}

// Catches: a fold that is taken for options, or an ordinal that is shown to the learner.
TEST(Predictions, AreAQuestionItsOptionsAndWhatIsSo) {
  const std::vector<Prediction> questions = read(page);
  ASSERT_EQ(questions.size(), 2u);
  EXPECT_EQ(questions[0].question, "Two seats, three customers: who gets none?");
  EXPECT_EQ(questions[0].options, (std::vector<std::string>{"the first", "one of them"}));
  EXPECT_EQ(questions[0].right, 1u);
  EXPECT_EQ(questions[0].reason, "Shown by: task 1.\nNobody knows whom.");
  EXPECT_EQ(questions[1].right, 0u);
}

// Catches: a page without an answer, or with one that is no option, which would mark a learner at random.
TEST(Predictions, MustSayWhichOptionIsSo) {
  const std::string where = "labs/03-locks/PREDICT.md:";
  const std::string rule =
      ": the fold of a question begins with `The first. ` or the like, one of its options";
  EXPECT_EQ(refusal([] { read("## Who?\n- [ ] I\n- [ ] you\n"); }), where + "3" + rule);
  EXPECT_EQ(
      refusal([] { read("## Who?\n- [ ] I\n- [ ] you\n<details>\nThe third. So it is.\n</details>\n"); }),
      where + "6" + rule);
  EXPECT_EQ(refusal([] { read("## Who?\n- [x] I\n- [ ] you\n"); }),
            where + "2: only options (`- [ ] …`) and the fold `<details>` stand below a question");
}

// Catches: a kit without the page that cannot be used.
TEST(Predictions, AreNoneWithoutAPage) {
  const ScratchLab scratch;
  EXPECT_TRUE(predictions_for(load_lab(scratch.folder)).empty());
}

}  // namespace
}  // namespace grader
