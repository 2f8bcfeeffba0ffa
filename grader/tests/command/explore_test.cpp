// Programs with a main of their own, found, drawn and replayed by the real explorer: the kit here is the real
// one.
#include <gtest/gtest.h>

#include <cstdlib>

#include "explore/report/interleaving.hpp"
#include "tests/command/small_kit.hpp"

namespace grader {
namespace {

/// The small kit with the real explorer in it, compiled once for all tests here.
class ExplorerKit {
 public:
  ExplorerKit() : kit_("programs") {
    for (const char* part : {"CMakeLists.txt", "report/CMakeLists.txt"})
      kit_.write(std::filesystem::path("grader/explore") / part, text_of(real() / part));
  }

  Said explore(const std::string& file, const std::string& source, Words words = {}) {
    kit_.write(file, source);
    words.insert(words.begin(), {"explore", file});
    return kit_.grade(words);
  }
  const SmallKit& kit() const { return kit_; }

 private:
  static std::filesystem::path real() { return std::filesystem::path(KIT_FOLDER) / "grader/explore"; }
  SmallKit kit_;
};

ExplorerKit& programs() {
  static ExplorerKit instance;
  return instance;
}

const std::string account = R"(#include <assert.h>
#include <pthread.h>
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
int balance = 100;
static int look(void) {
  pthread_mutex_lock(&mutex);
  int seen = balance;
  pthread_mutex_unlock(&mutex);
  return seen;
}
static void* take(void* unused) {
  int seen = look();
  pthread_mutex_lock(&mutex);
  balance = seen - 10;
  pthread_mutex_unlock(&mutex);
  return unused;
}
int main(void) {
  pthread_t one, other;
  pthread_create(&one, 0, take, 0);
  pthread_create(&other, 0, take, 0);
  pthread_join(one, 0);
  pthread_join(other, 0);
  assert(balance == 80);
  return 0;
}
)";

std::string after(const std::string& text, const std::string& start) {
  const std::size_t at = text.find(start);
  if (at == text.npos) return {};
  const std::size_t begin = at + start.size();
  return text.substr(begin, text.find_first_of(" \n", begin) - begin);
}

// Catches: a bug of a C program that is not found, not drawn, or not found again by its token.
TEST(Explore, FindsDrawsAndReplaysABugInAPlainProgram) {
  const Said found = programs().explore("account.c", account);
  EXPECT_EQ(found.status, 1) << found.out << found.err;
  EXPECT_TRUE(has(found.out, "assert(balance == 80)")) << found.out;
  EXPECT_TRUE(has(found.out, "account.c:13")) << found.out;
  const std::string token = after(found.out, "again: ./grade explore account.c --replay ");
  ASSERT_NE(token, "") << found.out;
  const Said again = programs().explore("account.c", account, {"--replay", token});
  EXPECT_EQ(again.status, 1) << again.out << again.err;
  EXPECT_TRUE(has(again.out, "assert(balance == 80)")) << again.out;
  const Said mistyped = programs().explore("account.c", account, {"--replay", token + "x"});
  EXPECT_EQ(mistyped.status, 3) << mistyped.out;
  EXPECT_TRUE(has(mistyped.out, "is no replay token")) << mistyped.out;
}

// Catches: a correct program with a finding, and a claim without its scope.
TEST(Explore, SaysWhatItSearchedInACorrectProgram) {
  const Said right = programs().explore("right.cpp", R"(#include <mutex>
#include <thread>
int total;
std::mutex mutex;
void add() { std::lock_guard lock(mutex); ++total; }
int main() { std::jthread one(add), other(add); }
)");
  EXPECT_EQ(right.status, 0) << right.out << right.err;
  EXPECT_TRUE(has(right.out, "nothing found: all ")) << right.out;
  EXPECT_TRUE(has(right.out, " interleavings checked")) << right.out;
}

// Catches: a program failed for the standard library's own race.
TEST(Explore, ForgivesTheLibrarysFaultsAndSaysSo) {
  const Said right = programs().explore("current.cpp", R"(#include <atomic>
#include <memory>
#include <thread>
int main() {
  std::atomic<std::shared_ptr<int>> current{std::make_shared<int>(1)};
  std::thread reader([&] { if (*current.load() > 2) __builtin_trap(); });
  std::thread writer([&] { current.store(std::make_shared<int>(2)); });
  reader.join(), writer.join();
}
)");
  EXPECT_EQ(right.status, 0) << right.out << right.err;
  EXPECT_TRUE(has(right.out, "nothing found: ")) << right.out;
  EXPECT_TRUE(has(right.out, "a fault of the library: std::atomic<std::shared_ptr>")) << right.out;
}

// Catches: an end of a program that is taken for a good one, for ours, or that ends the search with it.
TEST(Explore, TakesEveryBadEndForAFinding) {
  const std::string start =
      "#include <pthread.h>\n#include <stdlib.h>\n#include <unistd.h>\nint main(int argc, char** argv) ";
  struct Program {
    const char *body, *words;
  };
  const Program programs_that_end_badly[] = {
      {"{ return argc + (argv == 0) + 2; }", "exit status 3"},
      {"{ exit(argc + (argv == 0) + 3); }", "exit status 4"},
      {"{ _exit(argc + (argv == 0) + 4); }", "exit status 5"},
      {"{ abort(); return argc + (argv == 0); }", "crash"},
      {"{ *(volatile int*)(long)(argc - 1) = argv == 0; return 0; }", "crash"},
      {"{ volatile int go = argc + (argv == 0); while (go) {} return 0; }", "runs in a circle"}};
  for (const Program& program : programs_that_end_badly) {
    const Said bad = programs().explore("bad.c", start + program.body);
    EXPECT_EQ(bad.status, 1) << program.body << "\n" << bad.out << bad.err;
    EXPECT_TRUE(has(bad.out, program.words)) << program.body << "\n" << bad.out;
    EXPECT_TRUE(has(bad.out, "again: ./grade explore bad.c --replay ")) << bad.out;
  }
}

// Catches: a main that returns while threads run, waited for or called a failure: natively it ends the
// program.
TEST(Explore, LetsMainReturnWhileThreadsRun) {
  const std::string source = R"(#include <pthread.h>
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
int done;
static void* work(void* unused) {
  pthread_mutex_lock(&mutex);
  done = 1;
  pthread_mutex_unlock(&mutex);
  return unused;
}
int main(int argc, char** argv) {
  pthread_t thread;
  pthread_create(&thread, 0, work, argv);
  pthread_mutex_lock(&mutex);
  int seen = done;
  pthread_mutex_unlock(&mutex);
  return argc > 1 ? seen : 0;
}
)";
  const Said well = programs().explore("leaves.c", source);
  EXPECT_EQ(well.status, 0) << well.out << well.err;
  // With an argument it fails in the orders in which the thread was faster: arguments arrive, and globals are
  // new in every order.
  const Said seen = programs().explore("leaves.c", source, {"--", "--an-argument"});
  EXPECT_EQ(seen.status, 1) << seen.out << seen.err;
  EXPECT_TRUE(has(seen.out, " -- --an-argument")) << seen.out;
}

// Catches: the same seed that finds another order, which makes a found bug a matter of luck.
TEST(Explore, SaysTheSameForTheSameSeed) {
  std::string first;
  for (int round = 0; round < 3; ++round) {
    const Said said = programs().explore("account.c", account, {"--jobs", "2", "--seed", "7"});
    if (round == 0) first = said.out;
    EXPECT_EQ(said.out, first);
  }
}

// Catches: a call that cannot be controlled, told as a bug or as a pass.
TEST(Explore, DoesNotJudgeAProgramThatForks) {
  const Said forks =
      programs().explore("forks.c", "#include <unistd.h>\nint main(void) { return fork() == 0 ? 0 : 0; }\n");
  EXPECT_EQ(forks.status, 3) << forks.out << forks.err;
  EXPECT_TRUE(has(forks.out, "not judged: ")) << forks.out;
  EXPECT_TRUE(has(forks.out, "fork")) << forks.out;
}

// Catches: a document without what the screen shows.
TEST(Explore, WritesItsFindingAsJson) {
  const std::string file = (programs().kit().temporary() / "found.json").string();
  programs().explore("account.c", account, {"--json", file});
  explore::Coverage coverage;
  std::optional<explore::Interleaving> interleaving;
  explore::from_json(text_of(file), coverage, interleaving);
  ASSERT_TRUE(interleaving);
  EXPECT_FALSE(interleaving->rows.empty());
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace grader
