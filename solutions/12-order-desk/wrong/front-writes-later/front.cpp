// falls: tidy (unbounded buffer)
// What does not go out now is kept for later, and the next line is heard meanwhile.
#include "front.hpp"

#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "support/runtime/cancellable.hpp"
#include "tcp.hpp"

namespace lab {
namespace {

// What has come from a customer, cut into lines.
class Lines {
 public:
  struct Line {
    std::string text;
    bool too_long;
  };

  explicit Lines(std::size_t longest) : longest_(longest) {}

  void add(std::string_view bytes) { buffer_ += bytes; }

  std::optional<Line> next() {
    const std::size_t end = buffer_.find('\n');
    if (end == std::string::npos) {
      if (buffer_.size() > longest_) {
        skipping_ = true;
        buffer_.clear();
      }
      return std::nullopt;
    }
    Line line{buffer_.substr(0, end), std::exchange(skipping_, false) || end > longest_};
    buffer_.erase(0, end + 1);
    return line;
  }

 private:
  const std::size_t longest_;
  std::string buffer_;
  bool skipping_ = false;  // The beginning of this line was too long to keep.
};

Task<std::optional<Lines::Line>> hear(EventLoop& loop, int socket, Lines& lines, CancelToken closing) {
  while (!closing.cancelled()) {
    if (std::optional<Lines::Line> line = lines.next()) co_return line;
    char bytes[4096];
    const Received received = receive(socket, bytes);
    if (received.state == Received::State::ended) break;
    if (received.state == Received::State::nothing_yet) {
      Task<void> more = runtime::readable(loop, socket, closing);
      co_await more;
    }
    lines.add({bytes, received.bytes});
  }
  co_return std::nullopt;
}

struct Output {
  std::string text;
  Task<void> writer;
};

Task<void> write_all(EventLoop& loop, int socket, Output& output, CancelToken over) {
  while (!output.text.empty()) {
    const std::optional<std::size_t> sent = send_some(socket, output.text);
    if (!sent) co_return;
    output.text.erase(0, *sent);
    if (*sent == 0) {
      Task<void> room = runtime::writable(loop, socket, over);
      co_await room;
    }
  }
}

void say(EventLoop& loop, int socket, Output& output, const std::string& text, CancelToken over) {
  const bool writing = !output.text.empty();
  output.text += text;
  if (writing) return;
  output.writer = write_all(loop, socket, output, std::move(over));
  output.writer.start();
}

Task<std::string> ask(const Answer& answer, Lines::Line line, CancelToken over) {
  if (line.too_long) co_return "ERR line too long";
  try {
    Task<std::string> answered = answer(std::move(line.text), over);
    std::string text = co_await answered;
    co_return text;
  } catch (const Cancelled&) {
    throw;
  } catch (...) {
    co_return "ERR internal error";
  }
}

Task<void> look_after(EventLoop& loop, Socket given, const Answer& answer, Stops stops, std::size_t longest) {
  // A parameter lives as long as the frame; the customer shall see the end when this function ends.
  const Socket socket = std::move(given);
  Lines lines(longest);
  Output output;
  try {
    while (true) {
      Task<std::optional<Lines::Line>> coming = hear(loop, socket.descriptor(), lines, stops.closing);
      std::optional<Lines::Line> line = co_await coming;
      if (!line) {
        if (!output.text.empty()) co_await output.writer;
        co_return;
      }
      Task<std::string> answering = ask(answer, std::move(*line), stops.over);
      const std::string text = co_await answering;
      say(loop, socket.descriptor(), output, text + '\n', stops.over);
      // They may have sent a thousand lines at once: others first.
      Task<void> turn = runtime::sleep_for(loop, Millis{0}, stops.over);
      co_await turn;
    }
  } catch (const Cancelled&) {
    // Closing time. The socket closes here.
  }
}

// False if the system has no descriptor for one more customer.
bool let_in(int listener, std::optional<Socket>& customer) {
  try {
    customer = accept_one(listener);
    return true;
  } catch (const std::system_error&) {
    return false;
  }
}

}  // namespace

Task<void> serve(EventLoop& loop, int listener, Answer answer, Stops stops, std::size_t max_line) {
  std::list<Task<void>> connections;
  try {
    while (true) {
      Task<void> somebody = runtime::readable(loop, listener, stops.closing);
      co_await somebody;
      connections.remove_if([](const Task<void>& each) { return each.done(); });
      std::optional<Socket> customer;
      if (!let_in(listener, customer)) {
        // They stay at the door, and the door says so again and again: look away for a moment.
        Task<void> moment = runtime::sleep_for(loop, Millis{20}, stops.closing);
        co_await moment;
      }
      if (!customer) continue;
      connections.push_back(look_after(loop, std::move(*customer), answer, stops, max_line));
      connections.back().start();
    }
  } catch (const Cancelled&) {
  }
  for (Task<void>& connection : connections) co_await connection;
}

}  // namespace lab
