// Disks that are full or may not be written. Mounting needs rights; without them these tests are skipped.
#include <gtest/gtest.h>

#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

/// Runs `grade` in a mount namespace of its own, after the preparation. $KIT and $TMPDIR name the folders.
Said after_mounting(const SmallKit& kit, const std::string& preparation, Words words) {
  Words argv = {"unshare", "--mount", "sh", "-c", "set -e; " + preparation + R"(; exec "$@")", "sh", GRADE};
  argv.insert(argv.end(), words.begin(), words.end());
  return kit.run(argv, {{"KIT", kit.root().string()}});
}

bool may_mount(const SmallKit& kit) {
  const Said said =
      kit.run({"unshare", "--mount", "sh", "-c", "mount -t tmpfs -o size=64k none \"$TMPDIR\""});
  return said.status == 0;
}

void expect_one_sentence(const Said& said, const std::string& words) {
  EXPECT_EQ(said.status, 3) << said.out << said.err;
  EXPECT_TRUE(is_one_sentence(said.err)) << said.err;
  EXPECT_TRUE(has(said.err, words)) << said.err;
}

/// A kit with some progress that must not be lost.
SmallKit& kit_with_progress() {
  SmallKit& kit = SmallKit::shared();
  kit.start_solved();
  kit.grade({"hint", "42.1"});
  kit.grade({"42.2", "--only", "builds"});
  kit.write(".interleave/skeletons/42-tally/tally.cpp",
            "// Another skeleton than the file: reset has to write.\n");
  return kit;
}

const std::string full_state = R"(mkdir "$TMPDIR/old"; cp -r "$KIT/.interleave/." "$TMPDIR/old";
mount -t tmpfs -o size=256k none "$KIT/.interleave"; cp -r "$TMPDIR/old/." "$KIT/.interleave"; rm -r "$TMPDIR/old";
dd if=/dev/zero of="$KIT/.interleave/filler" bs=4k 2> /dev/null || true)";

// Catches: half a state file, a crash, or "not your code's fault" when the disk is full.
TEST(Disk, FullKeepsTheOldProgressAndSaysSo) {
  SmallKit& kit = kit_with_progress();
  if (!may_mount(kit)) GTEST_SKIP() << "this user may not mount";
  expect_one_sentence(after_mounting(kit, full_state, {"hint", "42.1"}), "free some space");
  const Said after = after_mounting(kit, full_state + R"(; "$1" hint 42.1 2> /dev/null || true)", {"list"});
  EXPECT_EQ(after.status, 0) << after.err;
  EXPECT_TRUE(has(after.out, "1 of 3 hints")) << after.out;
}

// Catches: a grading whose verdict is not shown because it cannot be recorded.
TEST(Disk, FullStillShowsTheVerdict) {
  SmallKit& kit = kit_with_progress();
  if (!may_mount(kit)) GTEST_SKIP() << "this user may not mount";
  const Said said = after_mounting(kit, full_state, {"42.2"});
  expect_one_sentence(said, "free some space");
  EXPECT_TRUE(has(said.out, "tidy          pass")) << said.out;
}

// Catches: a full folder for temporary files called a failure of the learner's.
TEST(Disk, FullForTemporaryFilesIsNobodysFailure) {
  SmallKit& kit = kit_with_progress();
  if (!may_mount(kit)) GTEST_SKIP() << "this user may not mount";
  const Said said = after_mounting(kit,
                                   "mount -t tmpfs -o size=64k,nr_inodes=2 none \"$TMPDIR\"; "
                                   "dd if=/dev/zero of=\"$TMPDIR/filler\" bs=4k 2> /dev/null || true",
                                   {"42.2"});
  expect_one_sentence(said, "TMPDIR");
  EXPECT_FALSE(has(said.out, "FAIL")) << said.out;
}

// Catches: a kit on a read-only disk that is answered with an exception's words.
TEST(Disk, ReadOnlyIsSaidInOneSentence) {
  SmallKit& kit = kit_with_progress();
  if (!may_mount(kit)) GTEST_SKIP() << "this user may not mount";
  const std::string read_only = R"(mount --bind "$KIT" "$KIT"; mount -o remount,ro,bind "$KIT")";
  for (const Words& words : {Words{"42.1"}, Words{"hint", "42.1"}, Words{"reset", "42.1"}}) {
    expect_one_sentence(after_mounting(kit, read_only, words), "make the folder writable");
  }
  const std::string without_state = R"(rm -rf "$KIT/.interleave"; )" + read_only;
  expect_one_sentence(after_mounting(kit, without_state, {"42.1"}), "make the folder writable");
  EXPECT_EQ(after_mounting(kit, read_only, {"list"}).status, 0) << "reading needs no writing";
}

// Catches: a verdict lost because the document asked for cannot be written.
TEST(Disk, ADocumentThatCannotBeWrittenLosesNothingElse) {
  SmallKit& kit = kit_with_progress();
  const Said said = kit.grade({"42.2", "--json", "/nowhere/result.json"});
  expect_one_sentence(said, "/nowhere/result.json");
  EXPECT_TRUE(has(kit.grade({"list"}).out, "done")) << "progress was lost";
}

}  // namespace
}  // namespace grader
