#include "frames.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>

#include "harness/faults.hpp"
#include "harness/finishes.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

// A pipe, in a program that ignores SIGPIPE.
class Pipe {
 public:
  explicit Pipe(int flags = 0) {
    std::signal(SIGPIPE, SIG_IGN);
    if (::pipe2(ends_.data(), flags) < 0) throw std::runtime_error("no pipe");
  }
  ~Pipe() {
    close_reader();
    close_writer();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;

  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close_reader() { close_end(ends_[0]); }
  void close_writer() { close_end(ends_[1]); }

  void put(std::string_view bytes) {
    EXPECT_EQ(::write(writer(), bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }
  int bytes_inside() const {
    int bytes = 0;
    ::ioctl(reader(), FIONREAD, &bytes);
    return bytes;
  }

 private:
  static void close_end(int& end) {
    if (end >= 0) ::close(end);
    end = -1;
  }

  std::array<int, 2> ends_{-1, -1};
};

std::string in_words(std::string_view payload) {
  if (payload.size() < 40) return '"' + std::string(payload) + '"';
  return "a frame of " + std::to_string(payload.size()) + " bytes";
}

// What read_frame() makes of what is in the pipe, in words.
std::string next_from(int fd) {
  const auto answer = std::make_shared<std::string>();
  const auto read_one = [answer, fd] {
    try {
      const std::optional<std::string> frame = read_frame(fd);
      *answer = frame ? in_words(*frame) : "the end";
    } catch (const std::runtime_error&) {
      *answer = "an exception";
    }
  };
  return harness::finishes(read_one, 2s) ? *answer : "nothing: it still reads, though all has been said";
}

// Any bytes, none of them like its neighbours.
std::string photo_of(std::size_t size) {
  std::string photo(size, '\0');
  unsigned pixel = 7;
  for (char& byte : photo) {
    pixel = pixel * 1664525 + 1013904223;
    byte = static_cast<char>(pixel >> 24);
  }
  return photo;
}

// Catches: misread length. Whoever reads the frame may be another program: both must mean the same four
// bytes.
TEST(Frame, LengthIsFourBytesTheLowestFirst) {
  Pipe pipe;
  EXPECT_TRUE(write_frame(pipe.writer(), std::string(0x1C8, 'x')));  // 456 bytes: C8 01 00 00
  std::array<unsigned char, 4> length{};
  ASSERT_EQ(::read(pipe.reader(), length.data(), 4), 4);
  EXPECT_EQ(length, (std::array<unsigned char, 4>{0xC8, 1, 0, 0})) << "the length of 456 bytes (0x1C8)";
  Pipe other;
  other.put({"\xC8\0\0\0", 4});
  other.put(std::string(200, 'x'));
  EXPECT_EQ(next_from(other.reader()), "a frame of 200 bytes") << "after the bytes C8 00 00 00";
}

// Catches: short read. A large frame does not fit into a pipe: it comes in pieces, and goes in pieces.
TEST(Frame, ArrivesAsItWasSent) {
  for (const std::size_t size : {0u, 1u, 200u, 70'000u, 5u << 20}) {
    Pipe pipe;
    const std::string photo = photo_of(size);
    std::thread sender([&] {
      EXPECT_TRUE(write_frame(pipe.writer(), photo));
      pipe.close_writer();
    });
    std::optional<std::string> arrived;
    try {
      arrived = read_frame(pipe.reader());
    } catch (const std::runtime_error& error) {
      ADD_FAILURE() << "a photo of " << size << " bytes, sent and closed in order; read_frame() threw \""
                    << error.what() << "\"";
    }
    pipe.close_reader();  // Whatever was read: the sender must come to its end.
    sender.join();
    ASSERT_TRUE(arrived) << "a photo of " << size << " bytes, and read_frame() found the end";
    ASSERT_TRUE(*arrived == photo) << "a photo of " << size << " bytes was sent, and another one of "
                                   << arrived->size() << " bytes arrived";
  }
}

// Catches: short read. This pipe hands out one byte at a time, whatever you ask for.
TEST(Frame, ArrivesByteByByte) {
  Pipe pipe(O_DIRECT);  // Each write is a packet, and a read returns one packet.
  const std::string frame("\x05\0\0\0smile", 9);
  for (const char byte : frame) pipe.put({&byte, 1});
  pipe.close_writer();
  ASSERT_EQ(next_from(pipe.reader()), "\"smile\"");
}

// Catches: read ahead. Two frames lie in the pipe; whoever takes too much of the first takes it from the
// second.
TEST(Frame, LeavesTheNextOneWhereItIs) {
  Pipe pipe;
  EXPECT_TRUE(write_frame(pipe.writer(), "bride"));
  EXPECT_TRUE(write_frame(pipe.writer(), ""));
  EXPECT_TRUE(write_frame(pipe.writer(), "groom"));
  EXPECT_EQ(next_from(pipe.reader()), "\"bride\"");
  EXPECT_EQ(next_from(pipe.reader()), "\"\"");
  EXPECT_EQ(next_from(pipe.reader()), "\"groom\"");
}

// Catches: end not seen. The other side has finished, between two frames: that is the end, and no error.
TEST(Frame, AnEndBetweenFramesIsTheEnd) {
  Pipe pipe;
  EXPECT_TRUE(write_frame(pipe.writer(), "last one"));
  pipe.close_writer();
  ASSERT_EQ(next_from(pipe.reader()), "\"last one\"");
  ASSERT_EQ(next_from(pipe.reader()), "the end");
  ASSERT_EQ(next_from(pipe.reader()), "the end") << "and so it stays";
}

// Catches: half a message. Somebody died while writing: what came is no frame, and nobody should take it for
// one.
TEST(Frame, AnEndInsideAFrameIsAnError) {
  for (const std::string_view bytes : {std::string_view("\x05\0\0\0smi", 7),
                                       std::string_view("\x05\0\0\0", 4), std::string_view("\x05\0", 2)}) {
    Pipe pipe;
    pipe.put(bytes);
    pipe.close_writer();
    ASSERT_EQ(next_from(pipe.reader()), "an exception")
        << bytes.size() << " of the 9 bytes of a frame came, and then the end";
  }
}

// Catches: trusted length. Four bytes from outside must not decide how much memory you take.
TEST(Frame, ALengthBeyondTheLimitIsRefused) {
  for (const std::string_view length :
       {std::string_view("\x01\0\0\x04", 4), std::string_view("\xFF\xFF\xFF\x04", 4)}) {
    Pipe pipe;
    pipe.put(length);
    pipe.put("and so on");
    pipe.close_writer();
    EXPECT_EQ(next_from(pipe.reader()), "an exception") << "the length is more than 64 MiB";
    EXPECT_EQ(pipe.bytes_inside(), 9)
        << "bytes left in the pipe, of the 9 after a length of more than 64 MiB: "
           "read_frame() believed it first";
  }
}

// Catches: broken pipe. The reader has gone: that happens, and the writer should be told, not shot.
TEST(Frame, WithoutAReaderTheAnswerIsFalse) {
  Pipe pipe;
  pipe.close_reader();
  try {
    EXPECT_FALSE(write_frame(pipe.writer(), "photo")) << "nobody can read it any more";
    EXPECT_FALSE(write_frame(pipe.writer(), "")) << "nobody can read it any more";
  } catch (const std::exception& error) {
    ADD_FAILURE() << "nobody can read it any more, which is an answer; write_frame() threw \"" << error.what()
                  << "\"";
  }
}

// Catches: interrupted call. Any read() and write() may do less than it was asked, or nothing because of a
// signal.
TEST(Frame, PiecesAndSignalsChangeNothing) {
  const auto there_and_back = [] {
    Pipe pipe;
    const std::string photo =
        photo_of(6'000);  // What is smaller than PIPE_BUF is written whole or not at all.
    EXPECT_TRUE(write_frame(pipe.writer(), photo));
    const std::optional<std::string> frame = read_frame(pipe.reader());
    EXPECT_TRUE(frame == photo) << "a photo of 6 000 bytes was sent, and another one arrived";
  };
  using harness::Fault;
  harness::survives_every_fault(there_and_back, {.only = {Fault::interrupted, Fault::short_count}});
}

}  // namespace
}  // namespace lab
