#include "harness/evidence.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>

namespace harness {
namespace {

struct Channel {
  int descriptor = -1;
  std::string nonce, requested_case;
};

Channel& channel() {
  static Channel* instance = new Channel;  // Never destroyed: a detached thread may still write at exit.
  return *instance;
}

void append_escaped(std::string& line, std::string_view field) {
  for (const char c : field) {
    if (c == '\t')
      line += "\\t";
    else if (c == '\n')
      line += "\\n";
    else if (c == '\\')
      line += "\\\\";
    else
      line += c;
  }
}

void write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return;  // The grader is gone; so are we, soon.
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

bool open_evidence() {
  // "descriptor:nonce:Suite.Case"
  const char* value = std::getenv("INTERLEAVE_EVIDENCE");
  if (value == nullptr) return false;
  const std::string text = value;
  ::unsetenv("INTERLEAVE_EVIDENCE");
  const std::size_t first = text.find(':');
  const std::size_t second = text.find(':', first + 1);
  if (first == std::string::npos || second == std::string::npos) return false;
  Channel& c = channel();
  c.descriptor = std::atoi(text.c_str());
  c.nonce = text.substr(first + 1, second - first - 1);
  c.requested_case = text.substr(second + 1);
  ::fcntl(c.descriptor, F_SETFD, FD_CLOEXEC);
  return true;
}

const std::string& requested_case() { return channel().requested_case; }

const std::string& nonce() { return channel().nonce; }

int evidence_descriptor() { return channel().descriptor; }

void tell(std::string_view verb, std::initializer_list<std::string_view> fields) {
  const int descriptor = channel().descriptor;
  if (descriptor < 0) return;
  std::string line(verb);
  for (const std::string_view field : fields) {
    line += '\t';
    append_escaped(line, field);
  }
  line += '\n';
  write_all(descriptor, line);
}

}  // namespace harness
