// main() of every lab program: an ordinary GoogleTest program that also tells a grader what it saw.
#include <gtest/gtest.h>

#include <string>

#include "harness/census.hpp"
#include "harness/evidence.hpp"
#include "harness/stacks.hpp"

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define INTERLEAVE_LEAK_CHECK 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define INTERLEAVE_LEAK_CHECK 1
#endif
#if INTERLEAVE_LEAK_CHECK
#include <sanitizer/lsan_interface.h>
#endif

namespace {

class Teller final : public testing::EmptyTestEventListener {
  void OnTestStart(const testing::TestInfo& test) override { harness::tell("start", {name(test)}); }
  void OnTestPartResult(const testing::TestPartResult& part) override {
    if (!part.failed()) return;
    const char* file = part.file_name() == nullptr ? "" : part.file_name();
    harness::tell("failure", {file, std::to_string(part.line_number()), part.message()});
  }
  void OnTestEnd(const testing::TestInfo& test) override {
    harness::tell("end", {name(test), test.result()->Passed() ? "pass" : "fail"});
  }
  static std::string name(const testing::TestInfo& test) {
    return std::string(test.test_suite_name()) + "." + test.name();
  }
};

// At exit would be too late: a learner's atexit handler could end the program before.
bool leaks_memory() {
#if INTERLEAVE_LEAK_CHECK
  return __lsan_do_recoverable_leak_check() != 0;
#else
  return false;
#endif
}

}  // namespace

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  if (harness::open_evidence()) {
    harness::tell("hello", {harness::nonce()});
    harness::answer_stack_requests();
    // Set here, after every static constructor: a filter or a shard set by one of them must not count.
    testing::GTEST_FLAG(filter) = harness::requested_case();
    testing::GTEST_FLAG(repeat) = 1;
    testing::UnitTest::GetInstance()->listeners().Append(new Teller);
  }
  harness::watch_what_cases_leave();  // Last to come, first to hear of an end: what it finds is still the
                                      // case's.
  const int status = RUN_ALL_TESTS();
  if (leaks_memory()) {
    harness::tell("leak", {});
    return status == 0 ? 1 : status;
  }
  harness::tell("bye", {harness::nonce()});
  return status;
}
