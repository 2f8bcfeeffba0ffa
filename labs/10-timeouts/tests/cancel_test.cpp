#include "cancel.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace lab {
namespace {

// Catches: cancel not heard. A callback is called when the source cancels, not before, and in the order of
// registration.
TEST(Token, CallbacksAreCalledInTheirOrder) {
  std::string diary;
  const CancelSource source;
  const CancelToken token = source.token();
  EXPECT_NE(token.on_cancel([&] { diary += "A "; }), 0u) << "0 is for a token that is cancelled already";
  source.token().on_cancel([&] { diary += "B "; });
  EXPECT_FALSE(token.cancelled());
  EXPECT_EQ(diary, "") << "nobody has cancelled anything";
  source.cancel();
  EXPECT_TRUE(token.cancelled());
  EXPECT_TRUE(source.cancelled());
  EXPECT_EQ(diary, "A B ");
}

// Catches: cancelled twice. Whoever cancels again, through whatever copy, changes nothing.
TEST(Token, ToCancelAgainDoesNothing) {
  int calls = 0;
  const CancelSource source;
  const CancelSource copy = source;
  source.token().on_cancel([&] { ++calls; });
  copy.cancel();
  source.cancel();
  EXPECT_EQ(calls, 1) << "calls of one callback; a source and its copy both cancelled";
}

// Catches: cancelled twice. A callback cancels once more, while the others still wait for their turn.
TEST(Token, ToCancelInsideACallbackDoesNothing) {
  bool again = false;
  std::string diary;
  const CancelSource source;
  source.token().on_cancel([&] {
    diary += "A ";
    if (!std::exchange(again, true)) source.cancel();
  });
  source.token().on_cancel([&] { diary += "B "; });
  source.cancel();
  EXPECT_EQ(diary, "A B ") << "A cancels again, while B still waits for its turn";
}

// Catches: registered too late. Who registers after the cancelling is called at once; nobody else would call.
TEST(Token, LateRegistrationIsCalledAtOnce) {
  bool called = false;
  const CancelSource source;
  source.cancel();
  EXPECT_EQ(source.token().on_cancel([&] { called = true; }), 0u);
  EXPECT_TRUE(called) << "the token was cancelled before the registration";
}

// Catches: registered too late. A callback that looks at the token finds it cancelled, and may register
// another one.
TEST(Token, CallbacksFindTheTokenCancelled) {
  std::string diary;
  const CancelSource source;
  const CancelToken token = source.token();
  token.on_cancel([&] {
    diary += token.cancelled() ? "cancelled " : "not cancelled ";
    token.on_cancel([&] { diary += "B "; });
    diary += "A ";
  });
  source.cancel();
  EXPECT_EQ(diary, "cancelled B A ") << "A asks, registers B and goes on";
}

// Catches: forgotten and called. What was forgotten is not called; its neighbours are.
TEST(Token, AForgottenCallbackIsNotCalled) {
  std::string diary;
  const CancelSource source;
  const CancelToken token = source.token();
  token.on_cancel([&] { diary += "A "; });
  const std::uint64_t b = token.on_cancel([&] { diary += "B "; });
  token.on_cancel([&] { diary += "C "; });
  token.forget(b);
  token.forget(b);
  token.forget(0);
  source.cancel();
  EXPECT_EQ(diary, "A C ") << "B was forgotten";
}

// Catches: forgotten and called. The first callback forgets the second: whoever that belonged to may be gone
// already.
TEST(Token, ForgetInsideACallback) {
  std::string diary;
  std::uint64_t b = 0;
  const CancelSource source;
  const CancelToken token = source.token();
  token.on_cancel([&] {
    diary += "A ";
    token.forget(b);
  });
  b = token.on_cancel([&] { diary += "B "; });
  token.on_cancel([&] { diary += "C "; });
  source.cancel();
  EXPECT_EQ(diary, "A C ") << "A forgets B before B's turn has come";
}

// Catches: forgotten and called. A callback forgets itself while the callbacks are being called, and goes on.
TEST(Token, ForgetYourselfInsideACallback) {
  int calls = 0;
  std::uint64_t first = 0;
  const CancelSource source;
  const CancelToken token = source.token();
  first = token.on_cancel([&] {
    token.forget(first);
    ++calls;
  });
  for (int i = 0; i < 8; ++i) token.on_cancel([&] { ++calls; });
  source.cancel();
  EXPECT_EQ(calls, 9) << "nine callbacks; the first forgets itself and goes on";
}

// Catches: source gone first. A token still knows what was said when its source is destroyed.
TEST(Token, OutlivesItsSource) {
  std::optional<CancelSource> cancelled, silent;
  cancelled.emplace();
  silent.emplace();
  const CancelToken yes = cancelled->token();
  const CancelToken no = silent->token();
  cancelled->cancel();
  cancelled.reset();
  silent.reset();
  EXPECT_TRUE(yes.cancelled()) << "its source cancelled and was destroyed";
  EXPECT_FALSE(no.cancelled()) << "its source was destroyed and never cancelled";
  no.forget(no.on_cancel([] {}));
}

// Catches: source gone first. A callback ends the scope that the source belongs to, while cancel() is under
// way.
TEST(Token, TheLastSourceDiesInsideACallback) {
  std::string diary;
  auto source = std::make_unique<CancelSource>();
  source->token().on_cancel([&] {
    source.reset();
    diary += "A ";
  });
  source->token().on_cancel([&] { diary += "B "; });
  source->cancel();
  EXPECT_EQ(diary, "A B ") << "A destroys the source; B was registered too";
}

// Catches: kept for ever. What a callback holds is let go once it was called or forgotten.
TEST(Token, LetsGoOfWhatCallbacksHold) {
  auto called = std::make_shared<int>(), forgotten = std::make_shared<int>();
  const CancelSource source;
  const CancelToken token = source.token();
  token.on_cancel([called] {});
  token.forget(token.on_cancel([forgotten] {}));
  EXPECT_EQ(forgotten.use_count(), 1) << "owners of what the forgotten callback held";
  source.cancel();
  EXPECT_EQ(called.use_count(), 1) << "owners of what the callback held that has been called";
}

}  // namespace
}  // namespace lab
