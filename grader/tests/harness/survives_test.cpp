// The sweep against programs of which we know what they leave out: each omission is named with its call, its
// line and what came of it; the same program with nothing left out stays silent.
#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <fstream>

#include "harness/faults.hpp"
#include "tests/harness/omissions.hpp"

namespace {

using harness::Fault;
using planted::LeftOut;

/// What a sweep found, as GoogleTest would have told it.
/// A budget that no busy machine exhausts: where it does not suffice, nothing is found.
const harness::FaultOptions patiently{.budget = std::chrono::minutes(2)};

std::string finding_of(const std::function<void()>& scenario,
                       const harness::FaultOptions& options = patiently) {
  testing::TestPartResultArray results;
  {
    const testing::ScopedFakeTestPartResultReporter guard(&results);
    harness::survives_every_fault(scenario, options);
  }
  return results.size() == 0 ? "" : results.GetTestPartResult(0).message();
}

struct Program {
  std::string (*run)(LeftOut);
  const char* answer;
};
constexpr Program square = {planted::square_by_child, "1440000"};
constexpr Program collect = {planted::collect_lines, "tea and biscuits"};
constexpr Program serve = {planted::serve_once, "knock"};

/// The full answer where the fault can be hidden; an error that is told otherwise.
std::function<void()> scenario(const Program& program, LeftOut left_out) {
  return [=] {
    const std::string got = program.run(left_out);
    if (!harness::honest_error_allowed() || !got.starts_with("error")) EXPECT_EQ(got, program.answer);
  };
}

/// "omissions.cpp:42": where the comment "// omits: read" stands.
std::string place_of(const std::string& call) {
  for (const char* file : {"omission_parts.hpp", "omissions.cpp", "socket_omissions.cpp"}) {
    std::ifstream source(std::string(TEST_DATA_FOLDER "/") + file);
    int number = 1;
    for (std::string line; std::getline(source, line); ++number) {
      if (line.ends_with("// omits: " + call)) return std::string(file) + ":" + std::to_string(number);
    }
  }
  return "no line omits " + call;
}

struct Planted {
  LeftOut left_out;
  Program program;
  std::string call, fault, consequence, token;
};

// Catches: an omission that no fault brings to light, or a report that names another call or line.
TEST(Sweep, NamesTheCallTheLineAndTheFaultOfEachOmission) {
  const std::vector<Planted> all = {
      {LeftOut::interrupted_read, square, "read", "the 1st read() (", "a check failed", "read.1=EINTR"},
      {LeftOut::interrupted_write, square, "write", "the 1st write() (", "a check failed", "write.1=EINTR"},
      {LeftOut::interrupted_wait, square, "waitpid", "was interrupted by a signal (EINTR)",
       "left behind: 1 child", "waitpid.1=EINTR"},
      {LeftOut::interrupted_poll, collect, "poll", "the 1st poll() (", "a check failed", "poll.1=EINTR"},
      {LeftOut::short_read, square, "read", "gave 1 of the 4 bytes", "a check failed", "read.1=short:1"},
      {LeftOut::short_write, serve, "send", "took 1 of the 10 bytes", "a check failed", "send.1=short:1"},
      {LeftOut::would_block, serve, "recv", "would have had to wait (EAGAIN)", "a check failed", "recv."},
      {LeftOut::broken_pipe, square, "write", "nobody reads any more (EPIPE)", "died of SIGPIPE",
       "write.1=EPIPE"},
      {LeftOut::failed_pipe, collect, "failed_pipe", "got no descriptor (EMFILE)", "all its processes slept",
       "pipe.1=EMFILE"},
      {LeftOut::failed_fork, square, "fork", "got no process (EAGAIN)", "means every process of yours",
       "fork.1=EAGAIN"},
      {LeftOut::left_end, square, "fork", "got no process (EAGAIN)",
       "left behind: 1 descriptor (pipe, write end)", "fork.1=EAGAIN"},
      {LeftOut::left_child, square, "write", "(EPIPE)", "left behind: 1 child", "write.1=EPIPE"},
      {LeftOut::lost_child, square, "waitpid", "status is gone (ECHILD)", "never ended", "waitpid.1=ECHILD"},
      {LeftOut::full_table, serve, "accept", "got no descriptor (EMFILE)", "never ended", "accept.1=EMFILE"},
      {LeftOut::lost_peer, serve, "recv", "found the peer gone (ECONNRESET)",
       "an exception got out: recv failed", "=ECONNRESET"},
  };
  for (const Planted& planted : all) {
    const std::string found = finding_of(scenario(planted.program, planted.left_out));
    for (const std::string& part : {"(" + place_of(planted.call) + ") ", planted.fault, planted.consequence,
                                    std::string("again: INTERLEAVE_REPLAY=faults"), planted.token}) {
      EXPECT_NE(found.find(part), std::string::npos) << part << " in: " << found;
    }
  }
}

// Catches: a program blamed that does what the kernel asks of it.
TEST(Sweep, IsSilentAboutProgramsThatLeaveNothingOut) {
  for (const Program& program : {square, collect, serve})
    EXPECT_EQ(finding_of(scenario(program, LeftOut::nothing), {.budget = std::chrono::minutes(2)}), "");
}

// Catches: a mistake that needs no fault filed under one.
TEST(Sweep, SaysWhereAProgramIsStuckWithoutAnyFault) {
  const std::string found = finding_of(scenario(collect, LeftOut::hang_up));
  EXPECT_NE(found.find("without any fault: the scenario never ended"), std::string::npos) << found;
  EXPECT_NE(found.find("poll() (" + place_of("poll") + ")"), std::string::npos) << found;
}

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#if SANITIZED
constexpr unsigned pairs = 100;  // A fork takes ten times as long.
#else
constexpr unsigned pairs = 1000;
#endif

// Catches: two faults at once that the sweep itself cannot tell from a mistake.
TEST(Sweep, IsSilentAboutARightProgramUnderPairsOfFaults) {
  EXPECT_EQ(finding_of(scenario(square, LeftOut::nothing),
                       {.double_faults = pairs, .budget = std::chrono::minutes(4)}),
            "");
}

// Catches: a token that shows another run than the one it was printed for.
TEST(Sweep, RunsAgainWhatATokenNames) {
  const auto with_token = [](const char* token, LeftOut left_out) {
    ::setenv("INTERLEAVE_REPLAY", token, 1);
    return finding_of(scenario(square, left_out));
  };
  const std::string found = with_token("faults:waitpid.1=EINTR", LeftOut::interrupted_wait);
  const std::string silent = with_token("faults2:waitpid.1=EINTR", LeftOut::nothing);
  const std::string of_another_sweep = with_token("faults:waitpid.1=EINTR", LeftOut::interrupted_wait);
  const std::string refused = with_token("faults4:waitpid.1=ENOTHING", LeftOut::nothing);
  ::unsetenv("INTERLEAVE_REPLAY");
  EXPECT_NE(found.find("the 1st waitpid()"), std::string::npos) << found;
  EXPECT_EQ(silent, "");
  EXPECT_EQ(of_another_sweep, "");
  EXPECT_NE(refused.find("names no fault"), std::string::npos) << refused;
}

// Catches: a child that forgets to end and does the parent's work a second time.
TEST(Sweep, SaysThatAChildCameBack) {
  const std::string found = finding_of([] {
    if (::fork() > 0) ::wait(nullptr);
  });
  EXPECT_NE(found.find("a child process did not end but came back"), std::string::npos) << found;
}

// Catches: faults outside of a scenario, or in its place.
TEST(Sweep, LeavesCallsOutsideOfAScenarioAlone) {
  int ends[2];
  ASSERT_EQ(::pipe(ends), 0);
  EXPECT_EQ(finding_of([&] { EXPECT_FALSE(harness::fault_struck()); }), "");
  EXPECT_EQ(::write(ends[1], "x", 1), 1);
  EXPECT_EQ(harness::faults_so_far(), 0u);
  ::close(ends[0]);
  ::close(ends[1]);
}

/// Has a table of virtual functions, at which a sanitizer looks when it meets the first object.
struct Polymorphic {
  virtual ~Polymorphic() = default;
  virtual std::string says(const char* words) const { return words; }
};

// Catches: a sanitizer that is refused a pipe of its own, and calls a good object a bad one.
TEST(Sweep, LeavesTheSanitizersOwnPipeAlone) {
  const auto no_pipe = [] {
    int ends[2];
    const bool open = ::pipe(ends) == 0;
    const Polymorphic object;
    EXPECT_EQ(object.says("no pipe"), "no pipe");
    if (!open) EXPECT_TRUE(harness::fault_struck(Fault::too_many_descriptors));
    if (open) ::close(ends[0]), ::close(ends[1]);
  };
  EXPECT_EQ(finding_of(no_pipe), "");
}

}  // namespace
