// A socket to the kitchen, and a reader at our end of it; what the kitchen says is planned by the
// millisecond.
#pragma once

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <string>
#include <string_view>

#include "line_reader.hpp"
#include "street.hpp"
#include "support/runtime/wait_for.hpp"

namespace lab {

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

class KitchenLine : public Street {
 public:
  // In however many pieces the system takes it.
  void says(std::string_view text) {
    while (!text.empty()) {
      const ssize_t said = ::send(wire_.theirs, text.data(), text.size(), MSG_NOSIGNAL);
      if (said < 0 && errno == EPIPE) return;  // Nobody listens any more.
      if (said < 0 && errno != EINTR) FAIL() << "the kitchen cannot speak: errno " << errno;
      text.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(said, 0)));
    }
  }
  void says_at(Millis when, std::string_view text) {
    after(when, [this, text] { says(text); });
  }
  void hang_up() { wire_.hang_up(); }
  void hang_up_at(Millis when) {
    after(when, [this] { hang_up(); });
  }

  /// The next line, or how waiting for it ended.
  std::string next(Millis limit = Millis(1000)) { return end_of(wait(*this, limit)); }

 private:
  static Task<std::string> wait(KitchenLine& kitchen, Millis limit) {
    const runtime::CancelSource scope;
    Task<std::optional<std::string>> in_time =
        runtime::wait_for(kitchen.loop, scope, kitchen.reader_.read_line(scope.token()), limit);
    std::optional<std::string> line = co_await in_time;
    co_return line ? "'" + *line + "'" : "end";
  }

  Wire wire_;
  LineReader reader_{loop, wire_.ours};
};

}  // namespace lab
