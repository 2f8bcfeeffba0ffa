#include "tests/harness/omissions.hpp"

#include <poll.h>

#include <string>

#include "tests/harness/omission_parts.hpp"

namespace planted {
namespace {

[[noreturn]] void square(Pipe& question, Pipe& answer) {
  question.close_in();
  answer.close_out();
  int number = 0;
  if (read_all(question.out, &number, sizeof number)) {
    number *= number;
    write_all(answer.in, {reinterpret_cast<const char*>(&number), sizeof number});
  }
  ::_exit(0);
}

class IgnoresBrokenPipes {
 public:
  explicit IgnoresBrokenPipes(LeftOut left_out)
      : before_(::signal(SIGPIPE, left_out == LeftOut::broken_pipe ? SIG_DFL : SIG_IGN)) {}
  ~IgnoresBrokenPipes() { ::signal(SIGPIPE, before_); }
  IgnoresBrokenPipes(const IgnoresBrokenPipes&) = delete;
  IgnoresBrokenPipes& operator=(const IgnoresBrokenPipes&) = delete;

 private:
  void (*before_)(int);
};

}  // namespace

std::string square_by_child(LeftOut left_out) {
  const IgnoresBrokenPipes guard(left_out);
  Pipe question, answer;
  if (!question.open()) return "error: pipe";
  if (!answer.open()) {
    question.close_both();
    return "error: pipe";
  }
  const pid_t child = start_child();
  if (child == 0) square(question, answer);
  if (child < 0 && left_out != LeftOut::failed_fork) {
    question.close_both();
    answer.close_out();
    if (left_out != LeftOut::left_end) answer.close_in();
    return "error: fork";
  }
  question.close_out();
  answer.close_in();
  int number = 1200;
  const bool asked =
      write_all(question.in, {reinterpret_cast<const char*>(&number), sizeof number}, left_out);
  question.close_in();
  const bool answered = asked && read_all(answer.out, &number, sizeof number, left_out);
  answer.close_out();
  if (!answered && left_out == LeftOut::failed_fork) ::kill(child, SIGTERM);
  if (asked || left_out != LeftOut::left_child) wait_for(child, left_out);
  return answered ? std::to_string(number) : "error: no answer";
}

namespace {

[[noreturn]] void print_line(Pipe& line, std::string_view text) {
  line.close_out();
  ::_exit(write_all(line.in, text) ? 0 : 1);
}

/// Reads what there is. False: that was all.
bool read_some(Pipe& from, std::string& text) {
  char bytes[16];
  const ssize_t got = ::read(from.out, bytes, sizeof bytes);
  if (got > 0) text.append(bytes, static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

/// Until both have ended.
bool gather(Pipe (&lines)[2], std::string (&texts)[2], LeftOut left_out) {
  for (int open = 2; open > 0;) {
    pollfd ready[2] = {{lines[0].out, POLLIN, 0}, {lines[1].out, POLLIN, 0}};
    if (::poll(ready, 2, -1) < 0) {  // omits: poll
      if (left_out == LeftOut::interrupted_poll) return false;
      if (errno == EINTR) continue;
      return false;
    }
    for (int i = 0; i < 2; ++i) {
      const short wanted = left_out == LeftOut::hang_up ? POLLIN : POLLIN | POLLHUP;
      if ((ready[i].revents & wanted) == 0 || read_some(lines[i], texts[i])) continue;
      lines[i].close_out();
      --open;
    }
  }
  return true;
}

}  // namespace

std::string collect_lines(LeftOut left_out) {
  Pipe lines[2];
  pid_t children[2] = {-1, -1};
  std::string texts[2];
  const char* const words[2] = {"tea ", "and biscuits"};
  bool well = true;
  for (int i = 0; i < 2 && well; ++i) {
    well = lines[i].open() || left_out == LeftOut::failed_pipe;
    if (!well) break;
    children[i] = start_child();
    if (children[i] == 0) print_line(lines[i], words[i]);
    lines[i].close_in();
    well = children[i] > 0;
  }
  well = well && gather(lines, texts, left_out);
  for (Pipe& line : lines) line.close_both();
  for (const pid_t child : children) {
    if (child > 0) well = wait_for(child) && well;
  }
  return well ? texts[0] + texts[1] : "error: no lines";
}

}  // namespace planted
