#include "gates/hang.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <thread>

namespace grader {
namespace {

using namespace std::chrono_literals;

const std::filesystem::path kit = std::filesystem::path(KIT_FOLDER).lexically_normal();
const std::string source = "grader/tests/process/fixtures/stuck.cpp";

/// The line of the fixture's source that ends with this comment.
int line_with(const std::string& comment) {
  std::ifstream file(kit / source);
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.ends_with("// " + comment)) return number;
  }
  ADD_FAILURE() << "no line with " << comment;
  return 0;
}

std::string at(const std::string& comment) {
  return "(stuck.cpp:" + std::to_string(line_with(comment)) + ")";
}

Finding finding_for(const std::string& variant, const std::string& name) {
  const Command command{.argv = {FIXTURES "/fixture.stuck." + variant},
                        .time_limit = 1200ms,
                        .evidence = true,
                        .requested_case = "Stuck." + name,
                        .stacks_on_timeout = true,
                        .fixed_addresses = variant == "tsan"};
  const Finished finished = run(command);
  EXPECT_EQ(finished.ending, Ending::timed_out) << finished.output;
  EXPECT_TRUE(all_stacks_in(finished.evidence)) << finished.evidence;
  return explain_hang(command, finished, {"stuck.cpp"}, kit);
}

/// Runs one case in every variant at once, and looks at each finding.
void in_every_variant(const std::string& name, const std::function<void(const Finding&)>& look) {
  const std::vector<std::string> variants = {STUCK_VARIANTS};
  std::vector<Finding> findings(variants.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < variants.size(); ++i) {
      threads.emplace_back([&, i] { findings[i] = finding_for(variants[i], name); });
    }
  }
  for (std::size_t i = 0; i < variants.size(); ++i) {
    SCOPED_TRACE(variants[i] + "\n" + findings[i].raw);
    EXPECT_EQ(findings[i].test, "Stuck." + name);
    look(findings[i]);
  }
}

void expect_hang(const Finding& finding, const std::vector<std::string>& notes) {
  EXPECT_EQ(finding.flaw, "hang");
  EXPECT_EQ(finding.sentence, "the case did not end within 1.2 s");
  EXPECT_EQ(finding.notes, notes);
}

// Catches: a deadlock that is called a slow program.
TEST(Hang, TwoThreadsThatWaitForEachOthersLock) {
  in_every_variant("OppositeTransfers", [](const Finding& finding) {
    const std::string where = ", in transfer " + at("waits: opposite transfers");
    EXPECT_EQ(finding.flaw, "deadlock");
    EXPECT_EQ(finding.sentence, "two threads wait for each other's lock");
    ASSERT_EQ(finding.notes.size(), 3u);
    EXPECT_EQ(finding.notes[0], "T1 waits for a lock that T2 holds" + where);
    EXPECT_EQ(finding.notes[1], "T2 waits for a lock that T1 holds" + where);
    EXPECT_TRUE(finding.notes[2].starts_with("main waits for T2 to end, in the test (stuck.cpp:"));
    ASSERT_FALSE(finding.places.empty());
    EXPECT_EQ(finding.places[0], (Place{source, line_with("waits: opposite transfers")}));
  });
}

// Catches: a ring that is longer than two, or goes through main.
TEST(Hang, ThreeThreadsInARing) {
  in_every_variant("ThreeInARing", [](const Finding& finding) {
    EXPECT_EQ(finding.flaw, "deadlock");
    EXPECT_EQ(finding.sentence, "three threads wait for each other's locks in a ring");
    const std::string where = ", in transfer " + at("waits: opposite transfers");
    EXPECT_EQ(finding.notes, (std::vector<std::string>{"main waits for a lock that T1 holds" + where,
                                                       "T1 waits for a lock that T2 holds" + where,
                                                       "T2 waits for a lock that main holds" + where}));
  });
}

// Catches: a ring of one.
TEST(Hang, AThreadThatLocksTheSameLockTwice) {
  in_every_variant("SameLockTwice", [](const Finding& finding) {
    EXPECT_EQ(finding.flaw, "deadlock");
    EXPECT_EQ(finding.sentence, "a thread waits for a lock that it already holds");
    EXPECT_EQ(finding.notes,
              std::vector<std::string>{"main waits for a lock that it holds itself, in transfer " +
                                       at("waits: opposite transfers")});
  });
}

// Catches: a ring that is closed by a join.
TEST(Hang, AThreadThatJoinsWhileItHoldsTheLock) {
  in_every_variant("JoinsWhileHolding", [](const Finding& finding) {
    EXPECT_EQ(finding.flaw, "deadlock");
    EXPECT_EQ(finding.sentence, "two threads wait for each other, one of them for another's end");
    ASSERT_EQ(finding.notes.size(), 2u);
    EXPECT_EQ(finding.notes[0],
              "main waits for T1 to end, in the test " + at("waits: with a lock in its hand"));
    EXPECT_TRUE(finding.notes[1].starts_with("T1 waits for a lock that main holds, in a lambda (stuck.cpp:"));
  });
}

// Catches: a lost wake-up that is called a deadlock of locks.
TEST(Hang, AConditionThatNobodyNotifies) {
  in_every_variant("NobodyNotifies", [](const Finding& finding) {
    EXPECT_EQ(finding.flaw, "hang");
    ASSERT_EQ(finding.notes.size(), 2u);
    EXPECT_EQ(finding.notes[1],
              "T1 waits at a condition variable, in a lambda " + at("waits: nobody notifies"));
  });
}

// Catches: a join whose thread sleeps, reported without saying which.
TEST(Hang, AJoinOfASleepingThread) {
  in_every_variant("JoinsASleeper", [](const Finding& finding) {
    ASSERT_EQ(finding.notes.size(), 2u);
    EXPECT_EQ(finding.flaw, "hang");
    EXPECT_EQ(finding.notes[0], "main waits for T1 to end, in the test " + at("waits: a sleeper"));
    EXPECT_TRUE(finding.notes[1].starts_with("T1 sleeps, in a lambda (stuck.cpp:")) << finding.notes[1];
  });
}

// Catches: a spinning thread whose stack is never taken, because it makes no system call.
TEST(Hang, AThreadThatSpins) {
  in_every_variant("Spins", [](const Finding& finding) {
    EXPECT_EQ(finding.flaw, "hang");
    ASSERT_EQ(finding.notes.size(), 2u);
    EXPECT_TRUE(finding.notes[1].starts_with("T1 runs, in a lambda (stuck.cpp:")) << finding.notes[1];
  });
}

// Catches: a lock whose holder has ended, reported as a lock of nobody.
TEST(Hang, ALockThatWasNeverGivenBack) {
  in_every_variant("LockNotGivenBack", [](const Finding& finding) {
    EXPECT_EQ(finding.flaw, "hang");
    EXPECT_EQ(finding.sentence,
              "the case did not end within 1.2 s: a thread ended without giving its lock back");
    EXPECT_EQ(finding.notes,
              std::vector<std::string>{"main waits for a lock whose holder has ended, in the test " +
                                       at("waits: the owner has ended")});
  });
}

// Catches: everything that waits on a futex called a condition variable.
TEST(Hang, NamesWhatIsWaitedFor) {
  in_every_variant("Semaphore", [](const Finding& finding) {
    expect_hang(finding, {"main waits at a semaphore, in the test " + at("waits: an empty semaphore")});
  });
  in_every_variant("Future", [](const Finding& finding) {
    expect_hang(finding, {"main waits for a future, in the test " + at("waits: an empty future")});
  });
  in_every_variant("Pipe", [](const Finding& finding) {
    expect_hang(finding, {"main waits for input, in the test " + at("waits: an empty pipe")});
  });
  in_every_variant("Child", [](const Finding& finding) {
    expect_hang(finding, {"main waits for a child process, in the test " + at("waits: a child")});
  });
}

// Catches: a writer that keeps a shared_mutex, unseen.
TEST(Hang, AReaderThatWaitsForAWriter) {
  in_every_variant("SharedLock", [](const Finding& finding) {
    EXPECT_EQ(finding.flaw, "deadlock");
    ASSERT_EQ(finding.notes.size(), 2u);
    EXPECT_EQ(finding.notes[1],
              "T1 waits for a shared lock that main holds, in a lambda " + at("waits: a writer"));
  });
}

// Catches: a dump that needs the heap's lock while a thread holds it.
TEST(Hang, ThreadsInTheMiddleOfMalloc) {
  in_every_variant("InTheMiddleOfMalloc", [](const Finding& finding) {
    EXPECT_EQ(finding.notes.size(), 5u);
    for (const std::string& note : finding.notes) {
      EXPECT_NE(note.find("(stuck.cpp:"), std::string::npos) << note;
    }
  });
}

}  // namespace
}  // namespace grader
