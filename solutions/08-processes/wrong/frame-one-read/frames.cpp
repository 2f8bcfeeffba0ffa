// falls: correct (short read)
// One read() fetches it all, as long as photos are small.
#include "frames.hpp"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace lab {
namespace {

using Header = std::array<unsigned char, 4>;

[[noreturn]] void refuse(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

// False when nobody can read it any more.
bool write_all(int fd, const void* data, std::size_t size) {
  const char* next = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t written = ::write(fd, next, size);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EPIPE) return false;
    if (written < 0) refuse("write");
    next += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
}

// How many bytes came: fewer than size only at the end.
std::size_t read_all(int fd, void* data, std::size_t size) {
  ssize_t count = -1;
  do {
    count = ::read(fd, data, size);
  } while (count < 0 && errno == EINTR);
  if (count < 0) refuse("read");
  return static_cast<std::size_t>(count);
}

}  // namespace

bool write_frame(int fd, std::string_view payload) {
  Header header;
  for (std::size_t i = 0; i < header.size(); ++i) {
    header[i] = static_cast<unsigned char>(payload.size() >> (8 * i));
  }
  return write_all(fd, header.data(), header.size()) && write_all(fd, payload.data(), payload.size());
}

std::optional<std::string> read_frame(int fd) {
  Header header;
  const std::size_t got = read_all(fd, header.data(), header.size());
  if (got == 0) return std::nullopt;
  if (got < header.size()) throw std::runtime_error("the other side stopped inside a length");
  std::size_t length = 0;
  for (std::size_t i = 0; i < header.size(); ++i) length |= std::size_t{header[i]} << (8 * i);
  if (length > longest_frame) throw std::runtime_error("a frame of " + std::to_string(length) + " bytes");
  std::string payload(length, '\0');
  if (read_all(fd, payload.data(), length) < length) {
    throw std::runtime_error("the other side stopped inside a frame");
  }
  return payload;
}

}  // namespace lab
