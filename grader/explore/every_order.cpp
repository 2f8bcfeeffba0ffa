#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "explore/explore.hpp"
#include "harness/evidence.hpp"

namespace explore {
namespace {

/// While it lives, the first failed EXPECT or ASSERT, on whichever thread, ends the execution.
class ChecksEndExecutions : public testing::ScopedFakeTestPartResultReporter {
 public:
  ChecksEndExecutions() : ScopedFakeTestPartResultReporter(INTERCEPT_ALL_THREADS, nullptr) {}

  void ReportTestPartResult(const testing::TestPartResult& result) override {
    if (!result.failed()) return;
    fail(result.message());
    std::fprintf(stderr, "a failed check outside of every_order: %s\n", result.message());
    std::abort();
  }
};

std::string words_for(const Interleaving& interleaving, const Coverage& coverage) {
  std::string words = interleaving.flaw + ": " + interleaving.sentence + '\n' + table_of(interleaving);
  words += "found in schedule " + std::to_string(interleaving.schedule) + " of " +
           std::to_string(coverage.schedules) + "; again: INTERLEAVE_REPLAY=" + interleaving.token;
  return words;
}

void tell_googletest(const Result& result) {
  if (result.interleaving) {
    const Interleaving& interleaving = *result.interleaving;
    const SourcePlace place = interleaving.places.empty() ? SourcePlace{} : interleaving.places.front();
    ADD_FAILURE_AT(place.file.empty() ? "unknown file" : place.file.c_str(), place.line)
        << words_for(interleaving, result.coverage);
  } else {
    testing::Test::RecordProperty("explored", scope_of(result.coverage));
  }
}

/// For measuring: never fewer than a test asks for, so that nobody can make a search shorter.
std::uint64_t more_samples() {
  const char* const wish = std::getenv("INTERLEAVE_SAMPLES");
  return wish == nullptr ? 0 : std::strtoull(wish, nullptr, 10);
}

}  // namespace

void every_order(const Body& body, const Options& options) {
  Options wanted = options;
  wanted.sampled_schedules = std::max(wanted.sampled_schedules, more_samples());
  const char* const token = std::getenv("INTERLEAVE_REPLAY");
  if (token != nullptr && wanted.replay.empty()) wanted.replay = token;
  const Result result = [&] {
    const ChecksEndExecutions guard;
    return explore(body, wanted);
  }();
  harness::tell("explored", {to_json(result.coverage, result.interleaving)});
  tell_googletest(result);
  std::printf("%s\n", scope_of(result.coverage).c_str());
}

}  // namespace explore
