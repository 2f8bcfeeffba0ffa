#include "cli/check_grader.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <future>
#include <map>
#include <mutex>
#include <regex>
#include <sstream>

#include "harness/machine.hpp"
#include "lab/error.hpp"
#include "process/run.hpp"

namespace grader {
namespace {

namespace fs = std::filesystem;

/// Tests that are built in one way, in a tree of their own.
struct Flavour {
  std::string tree;          ///< below build/check
  std::string sanitizer;     ///< -fsanitize=<this>; empty: none
  std::string target;        ///< what to build
  std::string backend = {};  ///< INTERLEAVE_BACKEND; empty: the explorer's own choice
  std::string words() const {
    if (!backend.empty()) return "under the explorer's " + backend;
    return sanitizer.empty() ? "under the explorer" : "under " + sanitizer;
  }
};

const Flavour address{"grader-address", "address,undefined", "all"};
const Flavour thread{"grader-thread", "thread", "all"};
/// The explorer is a sanitizer's runtime itself: programs under its control bear no other beside it.
const Flavour explorer{"grader-explorer", "", "explorer_tests"};
const Flavour baton{"grader-explorer", "", "explorer_tests", "baton"};

/// Compiled once for all end-to-end tests of a check, which take turns at it.
fs::path small_kit(const Kit& kit) { return kit.root / "build/check/small-kit"; }

std::string tail(const std::string& text) {
  return text.size() <= 3000 ? text : "…" + text.substr(text.size() - 3000);
}

std::vector<std::string> sources(const Kit& kit) {
  std::vector<std::string> files;
  for (const char* folder : {"grader", "labs", "solutions"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kit.root / folder)) {
      const std::string extension = entry.path().extension();
      const bool recorded =
          entry.path().string().find("/recorded/") != std::string::npos;  // Lines must stay.
      if (entry.is_regular_file() && !recorded && (extension == ".cpp" || extension == ".hpp")) {
        files.push_back(entry.path());
      }
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

void check_format(const Kit& kit, Tally& tally) {
  Tally::Timer timer;
  tally.passing("formatting");
  std::vector<std::string> argv = {"clang-format", "--dry-run", "--Werror"};
  for (std::string& file : sources(kit)) argv.push_back(std::move(file));
  const Finished finished = run({.argv = argv, .time_limit = std::chrono::minutes(2)});
  tally.decided("clang-format leaves every file as it is", succeeded(finished) ? "" : tail(finished.output),
                timer.elapsed());
}

/// Builds the tests of this flavour. Returns what went wrong, or nothing.
std::string build_tests(const Kit& kit, const Flavour& flavour, Tally& tally) {
  // One tree after the other: the labs are compiled beside, and more compilers than that crowd each other out
  // of the caches.
  static std::mutex compiling;
  const std::lock_guard turn(compiling);
  const fs::path tree = kit.root / "build/check" / flavour.tree;
  const Finished configured =
      run({.argv = {"cmake", "-S", (kit.root / "grader").string(), "-B", tree.string(), "-G", "Ninja",
                    "-DCMAKE_CXX_COMPILER=" + kit.compiler, "-DINTERLEAVE_TESTS=ON", "-DCMAKE_UNITY_BUILD=ON",
                    "-DCMAKE_UNITY_BUILD_BATCH_SIZE=0", "-DINTERLEAVE_SANITIZER=" + flavour.sanitizer},
           .time_limit = std::chrono::minutes(3)});
  if (!succeeded(configured)) return tail(configured.output);
  const Finished built = run({.argv = {"ninja", "-C", tree.string(), flavour.target},
                              .time_limit = std::chrono::minutes(20),
                              .on_output = [&](std::string_view piece) {
                                if (piece.size() > 1 && piece.front() == '[') {
                                  tally.passing(fmt::format("building the tests {} {}", flavour.words(),
                                                            piece.substr(0, piece.find(']') + 1)));
                                }
                              }});
  return succeeded(built) ? "" : tail(built.output);
}

/// The number before a word in GoogleTest's summary: "[  PASSED  ] 34 tests."
int count_in(const std::string& output, const std::string& label) {
  std::smatch match;
  return std::regex_search(output, match, std::regex("\\[  " + label + "  \\] (\\d+) test"))
             ? std::stoi(match[1])
             : 0;
}

/// What the failed cases of a GoogleTest program printed, and its last words, should it have died in one.
std::string failures_in(const std::string& output) {
  std::string failures, block;
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("[ RUN      ]")) block.clear();
    block += line + '\n';
    if (line.starts_with("[  FAILED  ]") && line.ends_with(" ms)")) failures += tail(block);
  }
  return failures + tail(block);
}

/// The end-to-end tests that are about threads, signals and processes: what ThreadSanitizer is to see. All of
/// them run under the other sanitizers.
constexpr const char* cases_with_threads = "Interrupt.*:Output.*:Attack.*:Disk.*";

void run_unit_tests(const Kit& kit, const fs::path& program, const Flavour& flavour, Tally& tally) {
  const bool end_to_end = program.filename() == "test.command";
  const std::string filter = end_to_end && &flavour == &thread ? cases_with_threads : "*";
  std::map<std::string, std::string> environment = {{"ASAN_OPTIONS", "detect_leaks=1"},
                                                    {"TSAN_OPTIONS", "halt_on_error=1"}};
  if (!flavour.backend.empty()) environment["INTERLEAVE_BACKEND"] = flavour.backend;
  environment["INTERLEAVE_SMALL_KIT"] = small_kit(kit).string();
  Tally::Timer timer;
  const Finished finished = run({.argv = {program.string(), "--gtest_color=no", "--gtest_filter=" + filter},
                                 .folder = kit.root,
                                 .environment = environment,
                                 .time_limit = std::chrono::minutes(30),  // It may wait for its turn.
                                 .output_kept = 1024 * 1024,
                                 .output_limit = 64 * 1024 * 1024});
  const int passed = count_in(finished.output, "PASSED");
  const int failed = std::max(count_in(finished.output, "FAILED"), succeeded(finished) && passed > 0 ? 0 : 1);
  tally.counted(fmt::format("{} {}", program.filename().string(), flavour.words()), passed, failed,
                timer.elapsed(), failed > 0 ? failures_in(finished.output) : "");
}

bool tests_build(const Kit& kit, const Flavour& flavour, Tally& tally) {
  const Tally::Timer timer;
  const std::string why_not = build_tests(kit, flavour, tally);
  tally.decided(fmt::format("the tests {} build", flavour.words()), why_not, timer.elapsed());
  return why_not.empty() && !interrupted();
}

/// Side by side: most of these tests wait for programs that they started.
void run_all_unit_tests(const Kit& kit, const Flavour& flavour, Tally& tally) {
  std::vector<std::future<void>> tests;
  const auto start = [&](const fs::path& program, const Flavour& way) {
    tests.push_back(std::async(std::launch::async,
                               [&kit, &way, &tally, program] { run_unit_tests(kit, program, way, tally); }));
  };
  for (const auto& entry : fs::directory_iterator(kit.root / "build/check" / flavour.tree / "bin")) {
    const std::string name = entry.path().filename();
    if (name.starts_with("test.")) start(entry.path(), flavour);
    const bool on_both_backends = name == "test.explore.engine" || name == "test.explore.driver";
    if (&flavour == &explorer && on_both_backends) start(entry.path(), baton);
  }
  for (std::future<void>& test : tests) test.get();
}

/// What clang-tidy reads: the unity sources of the sanitizer tree, so that each header is parsed once a
/// module, not once a file; and the files of the one module that is compiled file by file.
std::vector<std::string> units_in(const fs::path& tree, const fs::path& root) {
  std::vector<std::string> units;
  for (const auto& entry : fs::recursive_directory_iterator(tree)) {
    const std::string path = entry.path().string();
    const bool unit =
        entry.path().filename().string().rfind("unity_", 0) == 0 && entry.path().extension() == ".cxx";
    if (unit && path.find("/tests/") == std::string::npos) units.push_back(path);
  }
  for (const auto& entry : fs::directory_iterator(root / "grader/explore/interpose")) {
    if (entry.path().extension() == ".cpp") units.push_back(entry.path().string());
  }
  std::sort(units.begin(), units.end());
  return units;
}

void check_tidy(const Kit& kit, Tally& tally) {
  const fs::path tree = kit.root / "build/check" / address.tree;
  const std::vector<std::string> units = units_in(tree, kit.root);
  Tally::Timer timer;
  std::vector<std::future<Finished>> running;
  std::string output;
  bool clean = !units.empty();
  const auto collect = [&] {
    const Finished finished = running.front().get();
    running.erase(running.begin());
    clean = clean && succeeded(finished);
    if (!succeeded(finished)) output += finished.output;
  };
  for (std::size_t i = 0; i < units.size(); ++i) {
    tally.passing(fmt::format("clang-tidy, {} of {}", i + 1, units.size()));
    if (running.size() >= harness::affinity_cpus()) collect();
    running.push_back(std::async(std::launch::async, [&kit, &tree, unit = units[i]] {
      return run({.argv = {"clang-tidy", "--quiet", "-p", tree.string(), "--header-filter=/grader/",
                           "--warnings-as-errors=*", unit},
                  .folder = kit.root,
                  .time_limit = std::chrono::minutes(10),
                  .output_kept = 256 * 1024});
    }));
  }
  while (!running.empty()) collect();
  tally.decided("clang-tidy finds nothing in the grader", clean ? "" : tail(output), timer.elapsed());
}

}  // namespace

void check_grader(const Kit& kit, Tally& tally) {
  check_format(kit, tally);
  fs::remove_all(small_kit(kit));
  std::vector<std::future<void>> beside;
  const auto start = [&](auto check) { beside.push_back(std::async(std::launch::async, check)); };
  for (const Flavour* flavour : {&thread, &explorer}) {
    start([&, flavour] {
      if (tests_build(kit, *flavour, tally)) run_all_unit_tests(kit, *flavour, tally);
    });
  }
  if (tests_build(kit, address, tally)) {
    start([&] { check_tidy(kit, tally); });
    run_all_unit_tests(kit, address, tally);
  }
  for (std::future<void>& checks : beside) checks.get();
}

}  // namespace grader
