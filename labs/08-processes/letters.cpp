#include "letters.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>

namespace lab {
namespace {

constexpr std::size_t piece = 64 * 1024;

void never_wait(int fd) { ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK); }

bool later() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }
bool nobody_there() { return errno == EPIPE || errno == ECONNRESET; }

[[noreturn]] void refuse(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

}  // namespace

// On the wire a letter is a line, "<ok or error> <length>", and its text.

Postbag::Postbag(int to) : to_(to) { never_wait(to); }

void Postbag::add(const Letter& letter) {
  if (empty()) bytes_.clear(), sent_ = 0;
  bytes_ += (letter.is_error ? "error " : "ok ") + std::to_string(letter.text.size()) + '\n';
  bytes_ += letter.text;
}

bool Postbag::send() {
  if (empty()) return true;
  const ssize_t sent = ::write(to_, bytes_.data() + sent_, bytes_.size() - sent_);
  if (sent >= 0)
    sent_ += static_cast<std::size_t>(sent);
  else if (nobody_there())
    return false;
  else if (!later())
    refuse("write");
  return true;
}

Letterbox::Letterbox(int from) : from_(from) { never_wait(from); }

bool Letterbox::fill() {
  std::array<char, piece> buffer;
  const ssize_t got = ::read(from_, buffer.data(), buffer.size());
  if (got > 0) {
    bytes_.append(buffer.data(), static_cast<std::size_t>(got));
    return true;
  }
  if (got == 0 || nobody_there()) return false;
  if (!later()) refuse("read");
  return true;
}

std::optional<Letter> Letterbox::take() {
  const std::size_t line_end = bytes_.find('\n');
  if (line_end == std::string::npos) return std::nullopt;
  const std::size_t blank = bytes_.find(' ');
  std::size_t length = 0;
  std::from_chars(bytes_.data() + blank + 1, bytes_.data() + line_end, length);
  if (bytes_.size() - line_end - 1 < length) return std::nullopt;
  Letter letter{bytes_.substr(line_end + 1, length), bytes_.starts_with("error")};
  bytes_.erase(0, line_end + 1 + length);
  return letter;
}

}  // namespace lab
