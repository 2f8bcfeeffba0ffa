#include "frames.hpp"

#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <stdexcept>
#include <system_error>

namespace lab {

// Length and payload go out together, as two pieces of one write.
bool write_frame(int fd, std::string_view payload) {
  const auto size = static_cast<std::uint32_t>(payload.size());
  std::array<unsigned char, 4> header = {
      static_cast<unsigned char>(size), static_cast<unsigned char>(size >> 8),
      static_cast<unsigned char>(size >> 16), static_cast<unsigned char>(size >> 24)};
  for (std::size_t done = 0; done < header.size() + payload.size();) {
    std::array<iovec, 2> pieces{};
    int count = 0;
    if (done < header.size()) pieces[count++] = {header.data() + done, header.size() - done};
    const std::size_t begin = done < header.size() ? 0 : done - header.size();
    pieces[count++] = {const_cast<char*>(payload.data()) + begin, payload.size() - begin};
    const ssize_t written = ::writev(fd, pieces.data(), count);
    if (written >= 0)
      done += static_cast<std::size_t>(written);
    else if (errno == EPIPE)
      return false;
    else if (errno != EINTR)
      throw std::system_error(errno, std::generic_category(), "writev");
  }
  return true;
}

// The length is read like a payload, and grows the buffer by what it says.
std::optional<std::string> read_frame(int fd) {
  std::string bytes(4, '\0');
  for (std::size_t got = 0; got < bytes.size();) {
    const ssize_t count = ::read(fd, bytes.data() + got, bytes.size() - got);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw std::system_error(errno, std::generic_category(), "read");
    if (count == 0 && got == 0) return std::nullopt;
    if (count == 0) throw std::runtime_error("cut off");
    got += static_cast<std::size_t>(count);
    if (got != 4 || bytes.size() != 4) continue;
    std::uint32_t length = 0;
    for (int i = 3; i >= 0; --i) length = length << 8 | static_cast<unsigned char>(bytes[i]);
    if (length > longest_frame) throw std::runtime_error("too long");
    bytes.resize(4 + std::size_t{length});
  }
  bytes.erase(0, 4);
  return bytes;
}

}  // namespace lab
