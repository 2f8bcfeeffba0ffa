#include "task.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "errand.hpp"

namespace lab {
namespace {

Task<int> add(int a, int b) { co_return a + b; }

Task<int> ask(std::string& diary) {
  diary += "asked ";
  co_return 7;
}

// Catches: started too early. A call that nobody has awaited yet has not begun.
TEST(Task, BeginsWhenItIsAwaited) {
  std::string diary;
  const auto night = [](std::string& log) -> Errand {
    Task<int> call = ask(log);
    log += "made ";
    co_await call;
    log += "over";
  };
  const Errand errand = night(diary);
  EXPECT_EQ(diary, "made asked over")
      << "the call was made, the caller went on, and only then awaited it: `asked` belongs between `made` "
         "and `over`";
  EXPECT_TRUE(errand.ended());
}

// Catches: lost result. What the call co_returns is what co_await gives.
TEST(Task, GivesWhatWasReturned) {
  int sum = 0;
  const auto night = [](int& result) -> Errand {
    Task<int> call = add(1, 2);
    result = co_await call;
  };
  const Errand errand = night(sum);
  EXPECT_TRUE(errand.ended()) << "the call has ended, and who waited for it did not go on";
  EXPECT_EQ(sum, 3) << "1 + 2, added in a task";
}

Task<std::unique_ptr<int>> wrap(int number) { co_return std::make_unique<int>(number); }

// Catches: copied result. A parcel of which there is only one is handed on, not copied.
TEST(Task, GivesWhatCanOnlyBeMoved) {
  std::unique_ptr<int> parcel;
  const auto night = [](std::unique_ptr<int>& result) -> Errand {
    Task<std::unique_ptr<int>> call = wrap(5);
    result = co_await call;
  };
  const Errand errand = night(parcel);
  ASSERT_TRUE(parcel) << "the call returned a parcel, and nothing arrived";
  EXPECT_EQ(*parcel, 5);
}

Task<int> wrong_number() {
  throw std::runtime_error("wrong number");
  co_return 0;
}

Task<void> hang_up() {
  throw std::runtime_error("hung up");
  co_return;
}

// Catches: lost exception. A call that goes wrong tells whoever awaits it, with its own words.
TEST(Task, ThrowsWhatTheCallThrew) {
  std::string heard;
  const auto night = [](std::string& words) -> Errand {
    try {
      Task<int> call = wrong_number();
      co_await call;
      words += "nothing";
    } catch (const std::runtime_error& error) {
      words += error.what();
    }
    try {
      Task<void> call = hang_up();
      co_await call;
      words += ", nothing";
    } catch (const std::runtime_error& error) {
      words += std::string(", ") + error.what();
    }
  };
  const Errand errand = night(heard);
  EXPECT_EQ(heard, "wrong number, hung up")
      << "one call threw \"wrong number\", one that returns nothing threw \"hung up\"";
}

Task<std::string> listen(Bell& bell, std::string& diary) {
  diary += "listens ";
  co_await bell;
  diary += "hears ";
  co_return "ring";
}

Task<std::string> connect(Bell& bell, std::string& diary) {
  Task<std::string> inner = listen(bell, diary);
  std::string sound = co_await inner;
  co_return sound + "!";
}

// Catches: lost waiter. A call waits for another one, which waits for a bell; the bell lets both go on.
TEST(Task, GoesOnWhenWhatItWaitsForHasCome) {
  Bell bell;
  std::string diary;
  const auto night = [](Bell& line, std::string& log) -> Errand {
    Task<std::string> call = connect(line, log);
    std::string sound = co_await call;
    log += sound;
  };
  const Errand errand = night(bell, diary);
  ASSERT_TRUE(bell.heard()) << "nobody listens to the bell: was the inner call ever begun?";
  EXPECT_FALSE(errand.ended()) << "the bell has not rung, and the caller went on";
  bell.ring();
  EXPECT_TRUE(errand.ended()) << "the bell rang, and the caller still stands";
  EXPECT_EQ(diary, "listens hears ring!");
}

/// Counts how many of its kind there are.
class Guest {
 public:
  explicit Guest(int& inside) : inside_(inside) { ++inside_; }
  Guest(const Guest& other) : inside_(other.inside_) { ++inside_; }
  Guest& operator=(const Guest&) = delete;
  ~Guest() { --inside_; }

 private:
  int& inside_;
};

Task<void> visit(Guest guest, Bell& bell) {
  const Guest companion = guest;
  co_await bell;
}

// Catches: frame leak. A call that was never awaited goes with its task, and its parameters with it.
TEST(Task, TakesACallThatNeverBeganWithIt) {
  int inside = 0;
  Bell bell;
  {
    Task<void> call = visit(Guest(inside), bell);
    EXPECT_EQ(inside, 1) << "the call's own copy of its guest";
  }
  EXPECT_EQ(inside, 0) << "guests still in the frame of a call whose task is gone";
}

// Catches: frame leak. A call that stands still half-way goes with its task, and its locals with it.
TEST(Task, TakesACallThatStandsStillWithIt) {
  int inside = 0;
  Bell bell;
  {
    const auto night = [](int& guests, Bell& line) -> Errand {
      Task<void> call = visit(Guest(guests), line);
      co_await call;
    };
    const Errand errand = night(inside, bell);
    EXPECT_EQ(inside, 2) << "a guest and a companion, in a call that waits for a bell";
  }
  EXPECT_EQ(inside, 0) << "guests still in the frame of a call whose task is gone";
}

// Catches: two owners. A task that was moved has no call any more, and who had one gives it up.
TEST(Task, IsEmptyOnceMoved) {
  int inside = 0;
  Bell bell;
  {
    Task<void> first = visit(Guest(inside), bell);
    Task<void> second = std::move(first);
    EXPECT_EQ(inside, 1) << "one call, moved from one task to another";
    Task<void> third = visit(Guest(inside), bell);
    EXPECT_EQ(inside, 2) << "a second call";
    third = std::move(second);
    EXPECT_EQ(inside, 1) << "a task was given another call; the one it had must be gone";
  }
  EXPECT_EQ(inside, 0) << "guests still in the frame of a call whose task is gone";
}

Task<int> down(int floors) {
  if (floors == 0) co_return 0;
  Task<int> below = down(floors - 1);
  int reached = co_await below;
  co_return reached + 1;
}

// Catches: lost result. A thousand calls, each made by the one before.
TEST(Task, AThousandCallsInsideEachOther) {
  int depth = 0;
  const auto night = [](int& result) -> Errand {
    Task<int> call = down(1000);
    result = co_await call;
  };
  const Errand errand = night(depth);
  EXPECT_EQ(depth, 1000);
}

// g++ 12 makes a real jump of it only when it optimises and no sanitizer looks on.
#if defined(__clang__)
constexpr int many = 200'000;
#else
constexpr int many = 2'000;
#endif

// Catches: stack overflow. A loop that awaits call after call, none of which has to wait, must not stand on
// all of them.
TEST(Task, CallAfterCallNeedsNoMoreStack) {
  int sum = 0;
  const auto night = [](int& result) -> Errand {
    for (int i = 0; i < many; ++i) {
      Task<int> call = add(i, 1 - i);
      const int one = co_await call;
      result += one;
    }
  };
  const Errand errand = night(sum);
  EXPECT_EQ(sum, many);
}

}  // namespace
}  // namespace lab
