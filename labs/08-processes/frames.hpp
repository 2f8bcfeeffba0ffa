// A pipe carries bytes, not messages. A frame is a message on such a pipe: its length, then its bytes.
//
// A frame on the wire: four bytes that say how many bytes follow, the lowest first (5 is 05 00 00 00); then
// those bytes, whatever they are.
//
// Requires:   fd is a blocking pipe or socket; payload is not longer than longest_frame; the program ignores
//             SIGPIPE; one thread writes and one reads at a time.
// Guarantees: write_frame() returns true when the whole frame has been handed over, and false when there is
//             nobody any more who could read it. read_frame() returns the next frame, whole, and leaves what
//             comes after it where it is; it returns nothing if the other side has finished, and no byte of a
//             new frame has come. It does not matter in how many pieces the bytes travel, nor whether signals
//             arrive meanwhile.
// Errors:     read_frame() throws std::runtime_error when the other side stops in the middle of a frame, and
//             when the length is beyond longest_frame; the latter before it takes memory for it, or reads on.
//             Both throw std::system_error when the system refuses for another reason.
// Example:
//   lab::write_frame(to_child, "photo 7");
//   while (std::optional<std::string> frame = lab::read_frame(from_parent)) develop(*frame);
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lab {

inline constexpr std::size_t longest_frame = 64u << 20;  // 64 MiB

bool write_frame(int fd, std::string_view payload);
std::optional<std::string> read_frame(int fd);

}  // namespace lab
