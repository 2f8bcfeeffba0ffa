#include "process/run.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <set>
#include <system_error>
#include <thread>

namespace grader {
namespace {

using namespace std::chrono_literals;

Command unruly(std::vector<std::string> words) {
  words.insert(words.begin(), FIXTURES "/fixture.unruly");
  return {.argv = std::move(words)};
}

// Catches: a lost or shifted exit status.
TEST(Run, TellsTheExitStatus) {
  for (const int status : {0, 1, 66, 255}) {
    const Finished finished = run(unruly({"exit", std::to_string(status)}));
    EXPECT_EQ(finished.ending, Ending::exited);
    EXPECT_EQ(finished.code, status);
    EXPECT_EQ(finished.left_behind, 0);
  }
}

// Catches: a crash that looks like an exit, or a signal that the keeper blocked or ignored for the program.
TEST(Run, TellsTheSignalThatEndedTheProgram) {
  for (const int signal : {SIGSEGV, SIGABRT, SIGKILL, SIGTERM, SIGINT, SIGQUIT, SIGPIPE}) {
    const Finished finished = run(unruly({"signal", std::to_string(signal)}));
    EXPECT_EQ(finished.ending, Ending::signalled) << "signal " << signal;
    EXPECT_EQ(finished.code, signal);
  }
}

// Catches: an error of the command line that looks like a failing program.
TEST(Run, SaysWhyAMissingProgramWasNotStarted) {
  const Finished finished = run({.argv = {"/nowhere/at/all"}});
  EXPECT_EQ(finished.ending, Ending::not_started);
  EXPECT_EQ(finished.output, "cannot start /nowhere/at/all: No such file or directory");
}

// Catches: a program started in the wrong folder because the right one is missing.
TEST(Run, SaysWhyAMissingFolderWasNotEntered) {
  Command command = unruly({"exit", "0"});
  command.folder = "/nowhere";
  const Finished finished = run(command);
  EXPECT_EQ(finished.ending, Ending::not_started);
  EXPECT_EQ(finished.output, "cannot enter /nowhere: No such file or directory");
}

// Catches: a folder that is ignored.
TEST(Run, StartsInTheFolderAskedFor) {
  Command command = unruly({"folder"});
  command.folder = "/usr";
  EXPECT_EQ(run(command).output, "/usr");
}

// Catches: a name without a slash that is not looked up on PATH, and variables that do not arrive.
TEST(Run, FindsProgramsOnThePathAndPassesVariables) {
  const Finished finished =
      run({.argv = {"sh", "-c", "echo $GREETING; echo $HOME >&2; test -z \"$INTERLEAVE_EVIDENCE\""},
           .environment = {{"GREETING", "hello"}, {"HOME", "/there"}}});
  EXPECT_EQ(finished.output, "hello\n/there\n");
  EXPECT_EQ(finished.code, 0);
}

// Catches: a program that waits for our keyboard.
TEST(Run, GivesAnEmptyStandardInput) { EXPECT_EQ(run(unruly({"stdin"})).code, 0); }

// Catches: a descriptor of the grader, the keeper or another run that the program could write to.
TEST(Run, GivesNoOtherDescriptors) {
  const int inheritable = ::dup(STDIN_FILENO);  // Without close-on-exec, as a library might leave it.
  EXPECT_EQ(run(unruly({"descriptors"})).output, "0 1 2 ");
  Command command = unruly({"descriptors"});
  command.evidence = true;
  const std::string with_channel = run(command).output;
  ::close(inheritable);
  EXPECT_TRUE(with_channel.starts_with("0 1 2 ")) << with_channel;
  EXPECT_EQ(std::count(with_channel.begin(), with_channel.end(), ' '), 4) << with_channel;
}

// Catches: gigabytes of core files after a class's worth of crashes.
TEST(Run, AllowsNoCoreFiles) { EXPECT_EQ(run(unruly({"core"})).code, 0); }

// Catches: a sanitizer that cannot start because addresses are still random, or a setting that leaks into
// other runs.
TEST(Run, FixesAddressesOnlyWhenAsked) {
  Command command = unruly({"personality"});
  EXPECT_EQ(run(command).output, "00000000");
  command.fixed_addresses = true;
  EXPECT_EQ(run(command).output, "00040000");
}

// Catches: a measurement that runs on other cores than those set aside for it.
TEST(Run, PinsToTheCoresAskedFor) {
  Command command = unruly({"cpus"});
  command.cpus = {0};
  EXPECT_EQ(run(command).output, "0");
}

// Catches: memory that grows with the program's output, and a program that stands still on a full pipe.
TEST(Run, ReadsTenMegabytesAndKeepsBothEnds) {
  Command command = unruly({"megabytes", "10"});
  command.output_limit = 20 * 1024 * 1024;
  command.output_kept = 1000;
  std::size_t seen = 0;
  command.on_output = [&](std::string_view piece) { seen += piece.size(); };
  const Finished finished = run(command);
  EXPECT_EQ(finished.ending, Ending::exited);
  EXPECT_EQ(seen, 10u * 1024 * 1024);
  EXPECT_EQ(finished.output, std::string(500, 'x') + "\n[10484760 bytes left out]\n" + std::string(500, 'x'));
}

// Catches: endless output that fills the disk or the time limit.
TEST(Run, EndsAProgramThatWritesTooMuch) {
  const Finished finished = run(unruly({"megabytes", "1000000"}));
  EXPECT_EQ(finished.ending, Ending::output_limit);
  EXPECT_LT(finished.output.size(), 65u * 1024);
}

// Catches: a last line without a newline that is lost.
TEST(Run, KeepsOutputWithoutANewline) {
  EXPECT_EQ(run(unruly({"print", "no newline"})).output, "no newline");
}

// Catches: a time limit that a busy or a sleeping program outlives.
TEST(Run, EndsAProgramWhoseTimeIsUp) {
  for (const char* how : {"sleep", "spin"}) {
    Command command = unruly({how});
    command.time_limit = 100ms;
    const Finished finished = run(command);
    EXPECT_EQ(finished.ending, Ending::timed_out) << how;
    EXPECT_GE(finished.elapsed, 100ms) << how;
    EXPECT_LT(finished.elapsed, 5s) << how;
    EXPECT_TRUE(finished.stacks.empty());
  }
}

// Catches: CPU time that is not counted, or counted for a sleeping program.
TEST(Run, CountsCpuTimeAndMemory) {
  Command command = unruly({"spin"});
  command.time_limit = 300ms;
  const Finished spinning = run(command);
  EXPECT_GE(spinning.cpu, 30ms);
  EXPECT_GT(spinning.peak_resident_kib, 100);
  command.argv[1] = "sleep";
  EXPECT_LT(run(command).cpu, 100ms);
}

// Catches: evidence that is cut, mixed with output, or not the channel that the harness expects.
TEST(Run, OpensAPrivateChannel) {
  Command command = unruly({"evidence", "64"});
  command.evidence = true;
  command.requested_case = "Suite.Case";
  const Finished finished = run(command);
  EXPECT_EQ(finished.evidence.size(), 64u * 1024);
  EXPECT_EQ(finished.nonce.size(), 32u);
  const std::string number = finished.output.substr(0, finished.output.find(':'));
  EXPECT_GE(std::stoi(number), 64);
  EXPECT_EQ(finished.output, number + ":" + finished.nonce + ":Suite.Case");
}

// Catches: a word or a descriptor that a program could know beforehand.
TEST(Run, DrawsANewNonceAndDescriptorForEachRun) {
  std::set<std::string> nonces, descriptors;
  for (int i = 0; i < 8; ++i) {
    Command command = unruly({"evidence", "0"});
    command.evidence = true;
    const Finished finished = run(command);
    nonces.insert(finished.nonce);
    descriptors.insert(finished.output.substr(0, finished.output.find(':')));
  }
  EXPECT_EQ(nonces.size(), 8u);
  EXPECT_GT(descriptors.size(), 2u);
}

// Catches: a flood on the channel that fills our memory.
TEST(Run, EndsAProgramWhoseEvidenceIsAFlood) {
  Command command = unruly({"evidence", "100000"});
  command.evidence = true;
  const Finished finished = run(command);
  EXPECT_EQ(finished.ending, Ending::output_limit);
  EXPECT_EQ(finished.evidence.size(), evidence_limit);
}

// Catches: state shared between runs: mixed output, wrong statuses, a descriptor that keeps another's pipe
// open.
TEST(Run, MayBeCalledFromManyThreads) {
  constexpr int threads = 8, runs = 50;
  std::vector<int> wrong(threads);
  {
    std::vector<std::jthread> pool;
    for (int t = 0; t < threads; ++t) {
      pool.emplace_back([&wrong, t] {
        for (int i = 0; i < runs; ++i) {
          const std::string word = std::to_string(t) + "/" + std::to_string(i);
          const Finished printed = run(unruly({"print", word}));
          if (printed.output != word || printed.ending != Ending::exited)
            ++wrong[static_cast<std::size_t>(t)];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<int>(threads));
}

// Catches: a keeper that asks again and again whether the program has ended.
TEST(Run, CostsNoCpuTimeWhileTheProgramSleeps) {
  for (const bool evidence : {false, true}) {
    rusage before{}, after{};
    ::getrusage(RUSAGE_CHILDREN, &before);
    run({.argv = {"sleep", "1"}, .evidence = evidence});
    ::getrusage(RUSAGE_CHILDREN, &after);
    const auto used = std::chrono::seconds(after.ru_utime.tv_sec - before.ru_utime.tv_sec) +
                      std::chrono::microseconds(after.ru_utime.tv_usec - before.ru_utime.tv_usec);
    EXPECT_LT(used, 200ms) << (evidence ? "with" : "without") << " evidence";
  }
}

// Catches: a run that hangs or leaks its program when the reader of its output fails.
TEST(Run, EndsTheProgramWhenOnOutputThrows) {
  Command command = unruly({"megabytes", "1000000"});
  command.on_output = [](std::string_view) { throw std::runtime_error("full"); };
  EXPECT_THROW(run(command), std::runtime_error);
}

// Catches: a broken kit that looks like a failing program.
TEST(Run, ThrowsWhenThereIsNoKeeper) {
  use_keeper("/nowhere/keeper");
  EXPECT_THROW(run(unruly({"exit", "0"})), std::system_error);
  use_keeper("");
  EXPECT_EQ(run(unruly({"exit", "0"})).ending, Ending::exited);
}

}  // namespace
}  // namespace grader
