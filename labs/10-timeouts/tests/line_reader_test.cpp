#include "line_reader.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <string_view>

#include "street.hpp"
#include "support/runtime/wait_for.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;
using runtime::CancelSource;

/// Two ends of one line, ours and the kitchen's.
struct Wire {
  Wire() {
    int ends[2] = {-1, -1};
    EXPECT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    ours = ends[0], theirs = ends[1];
    ::fcntl(ours, F_SETFL, O_NONBLOCK);
  }
  ~Wire() {
    hang_up();
    ::close(ours);
  }
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;

  void hang_up() {
    if (theirs >= 0) ::close(theirs);
    theirs = -1;
  }

  int ours, theirs;
};

/// What the kitchen says is planned by the millisecond.
class Kitchen : public Street {
 public:
  void says(std::string_view text) {
    EXPECT_EQ(::write(wire_.theirs, text.data(), text.size()), ssize_t(text.size()));
  }
  void says_at(Millis when, std::string_view text) {
    after(when, [this, text] { says(text); });
  }
  void hang_up() { wire_.hang_up(); }

  /// The next line, or how waiting for it ended.
  std::string next(Millis limit = 1000ms) { return end_of(wait(*this, limit)); }

 private:
  static Task<std::string> wait(Kitchen& kitchen, Millis limit) {
    const CancelSource scope;
    Task<std::optional<std::string>> in_time =
        runtime::wait_for(kitchen.loop, scope, kitchen.reader_.read_line(scope.token()), limit);
    std::optional<std::string> line = co_await in_time;
    co_return line ? "'" + *line + "'" : "end";
  }

  Wire wire_;
  LineReader reader_{loop, wire_.ours};
};

// Catches: a read is no line. A line comes in three pieces, and is given when its newline is there.
TEST(Line, ComesInPieces) {
  Kitchen kitchen;
  kitchen.says_at(100ms, "pizza");
  kitchen.says_at(200ms, " for ");
  kitchen.says_at(300ms, "number 7\n");
  EXPECT_EQ(kitchen.next(), "'pizza for number 7'");
  EXPECT_EQ(kitchen.clock.now(), 300ms);
}

// Catches: a read is no line. Three lines come at once, and are given one by one; an empty one is a line too.
TEST(Line, SeveralComeAtOnce) {
  Kitchen kitchen;
  kitchen.says("pizza\n\npasta\nsal");
  EXPECT_EQ(kitchen.next(), "'pizza'");
  EXPECT_EQ(kitchen.next(), "''");
  EXPECT_EQ(kitchen.next(), "'pasta'");
  kitchen.says("ad\n");
  EXPECT_EQ(kitchen.next(), "'salad'");
  EXPECT_EQ(kitchen.clock.now(), 0ms) << "all of it was there: nobody had to wait";
}

// Catches: silent peer. The kitchen says nothing: after the limit we hear that, and nothing is left behind.
TEST(Line, ASilentPeerTimesOut) {
  Kitchen kitchen;
  EXPECT_EQ(kitchen.next(1000ms), "timed out");
  EXPECT_EQ(kitchen.clock.now(), 1000ms);
  EXPECT_EQ(kitchen.loop.watches(), 0u) << "watches left after a timeout";
}

// Catches: lost bytes. Half a line, then silence; the other half comes after the timeout.
TEST(Line, ALateByteIsNotStolen) {
  Kitchen kitchen;
  kitchen.says_at(500ms, "piz");
  EXPECT_EQ(kitchen.next(1000ms), "timed out");
  kitchen.says_at(200ms, "za\n");
  EXPECT_EQ(kitchen.next(1000ms), "'pizza'") << "'piz' came before the timeout, 'za' after it";
  EXPECT_EQ(kitchen.clock.now(), 1200ms);
}

// Catches: endless end. The kitchen hangs up: its last words, then the end, as often as one asks.
TEST(Line, TheEndIsTheEnd) {
  Kitchen kitchen;
  kitchen.says("pizza\nburnt");
  kitchen.hang_up();
  EXPECT_EQ(kitchen.next(), "'pizza'");
  EXPECT_EQ(kitchen.next(), "'burnt'") << "its last words, without a newline";
  EXPECT_EQ(kitchen.next(), "end");
  EXPECT_EQ(kitchen.next(), "end");
  EXPECT_EQ(kitchen.clock.now(), 0ms) << "there was nothing to wait for";
}

// Catches: a read is no line. A line longer than any buffer.
TEST(Line, MayBeLong) {
  Kitchen kitchen;
  const std::string whole(30'000, 'z');
  kitchen.says(whole);
  kitchen.says("\n");
  EXPECT_EQ(kitchen.next().size(), 30'002u) << "the line and two quotation marks";
}

}  // namespace
}  // namespace lab
