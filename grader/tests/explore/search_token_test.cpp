#include <gtest/gtest.h>

#include <stdexcept>

#include "explore/search/random.hpp"
#include "explore/search/search.hpp"

namespace {

using explore::Schedule;

/// What is wrong with the token, "" when nothing is.
std::string refusal(const std::string& token) {
  try {
    explore::schedule_of(token);
    return "";
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

Schedule random_schedule(explore::Random& random) {
  Schedule schedule(random.below(12));
  int decision = -1;
  for (explore::Deviation& deviation : schedule) {
    decision += 1 + static_cast<int>(random.below(random.below(4) == 0 ? 20'000 : 9));
    deviation = {decision, static_cast<int>(random.below(random.below(4) == 0 ? 129 : 3))};
  }
  return schedule;
}

// Catches: a token that replays another schedule than the one that failed.
TEST(Token, SaysTheSameScheduleAgain) {
  explore::Random random(1);
  for (int round = 0; round < 20'000; ++round) {
    const Schedule schedule = random_schedule(random);
    const std::string token = explore::token_of(schedule);
    ASSERT_EQ(explore::schedule_of(token), schedule) << token;
    ASSERT_EQ(token.find_first_not_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.-"),
              std::string::npos)
        << token << " needs quotes in a shell";
  }
}

// Catches: a format that changed without a new version, so that yesterday's tokens mean something else.
TEST(Token, StaysAsItWasGivenOut) {
  EXPECT_EQ(explore::token_of({}), "0-137t");
  EXPECT_EQ(explore::token_of({{3, 2}, {5, 1}}), "3C.1B-1xkw");
  EXPECT_EQ(explore::token_of({{0, 127}}), "0EX-1hp6");
}

// Catches: a mistyped token that silently replays something else.
TEST(Token, EverySingleMistakeIsRefused) {
  explore::Random random(2);
  for (int round = 0; round < 300; ++round) {
    const std::string token = explore::token_of(random_schedule(random));
    for (std::size_t at = 0; at < token.size(); ++at) {
      std::string changed = token;
      do {
        changed[at] = static_cast<char>(' ' + random.below(95));
      } while (changed[at] == token[at]);
      ASSERT_NE(refusal(changed), "") << token << " became " << changed;
      std::string shorter = token;
      shorter.erase(at, 1);
      ASSERT_NE(refusal(shorter), "") << token << " became " << shorter;
      std::string swapped = token;
      if (at > 0) std::swap(swapped[at], swapped[at - 1]);
      if (swapped != token) {
        ASSERT_NE(refusal(swapped), "") << token << " became " << swapped;
      }
    }
  }
}

// Catches: a crash, a hang or another exception on what somebody pasted.
TEST(Token, AnythingElseIsRefusedInWords) {
  explore::Random random(3);
  const std::string alphabet = "0123456789ABCZabz.-1 \n\t\x80";
  for (int round = 0; round < 50'000; ++round) {
    std::string text(random.below(24), ' ');
    for (char& letter : text) letter = alphabet[random.below(static_cast<std::uint32_t>(alphabet.size()))];
    const std::string why = refusal(text);
    if (why.empty()) {
      EXPECT_EQ(explore::token_of(explore::schedule_of(text)), text);
    }
  }
  EXPECT_NE(refusal(""), "");
  EXPECT_NE(refusal(std::string(1'000'000, '9')), "");
  EXPECT_NE(refusal("99999999999999999999A-1aaa"), "");
}

// Catches: words that do not say what to do.
TEST(Token, RefusalsSayWhatIsWrong) {
  const std::string token = explore::token_of({{3, 2}, {5, 1}});
  EXPECT_EQ(refusal("3C.1B"), "\"3C.1B\" is no replay token: its end is missing, copy it whole");
  EXPECT_EQ(refusal("4" + token.substr(1)),
            "\"4" + token.substr(1) + "\" is no replay token: it was changed or copied in part");
  EXPECT_EQ(refusal("3C.1B-2abc"), "\"3C.1B-2abc\" is no replay token: another version of the kit wrote it");
}

}  // namespace
