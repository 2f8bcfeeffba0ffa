// Runs the body once and then tells whatever INTERLEAVE_TEST_EXPLORED holds, as the explorer would tell it.
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "explore/explore.hpp"
#include "harness/evidence.hpp"

namespace explore {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

}  // namespace

void every_order(const Body& body, const Options&) {
  body();
  Coverage coverage{.schedules = 12, .exhausted_bound = 2};
  std::optional<Interleaving> interleaving;
  const std::string told = variable("INTERLEAVE_TEST_EXPLORED");
  if (!told.empty()) from_json(told, coverage, interleaving);
  const std::string token = variable("INTERLEAVE_REPLAY");
  if (!token.empty()) coverage = {.schedules = 1};
  if (token == "stale") coverage.not_judged = "the token is of another program";
  if (interleaving && (token.empty() || token == interleaving->token)) {
    ADD_FAILURE() << table_of(*interleaving);
  } else {
    interleaving.reset();
  }
  harness::tell("explored", {to_json(coverage, interleaving)});
}

}  // namespace explore
