#include "config_board.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "harness/finishes.hpp"
#include "harness/rendezvous.hpp"
#include "turns.hpp"

using lab::ConfigBoard;
using lab::Notice;
using namespace std::chrono_literals;

namespace {

// Too long to be stored inside a std::string: reading it after it was freed is seen.
const std::string old_text = "We are open every day from nine to five.";
const std::string new_text = "We are closed until the end of the week.";

std::string text_on(const ConfigBoard& board) {
  std::string text;
  board.read([&](const Notice& notice) { text = notice.text; });
  return text;
}

}  // namespace

// Catches: old notice. A reader who comes after publish() has returned sees the new notice.
TEST(ConfigBoard, ShowsTheNewestNotice) {
  ConfigBoard board({1, old_text});
  EXPECT_EQ(text_on(board), old_text);
  board.publish({2, new_text});
  EXPECT_EQ(text_on(board), new_text);
}

// Catches: reading under a lock. Two readers stand before the board at the same time.
TEST(ConfigBoard, ReadersDoNotWaitForEachOther) {
  const ConfigBoard board({1, old_text});
  harness::Rendezvous both(2, 2s);
  const auto meet = [&](const Notice&) {
    EXPECT_TRUE(both.arrive()) << "one reader was inside, and the other could not come in";
  };
  std::thread other([&] { board.read(meet); });
  board.read(meet);
  other.join();
}

// Catches: reading under a lock. A slow reader must not keep a new notice from going up.
TEST(ConfigBoard, APublisherDoesNotWaitForReaders) {
  ConfigBoard board({1, old_text});
  harness::Flag published;
  std::thread publisher;
  board.read([&](const Notice&) {
    publisher = std::thread([&] {
      board.publish({2, new_text});
      published.set();
    });
    EXPECT_TRUE(published.wait(2s)) << "publish() waited for a reader who was still reading";
  });
  publisher.join();
}

// Catches: reading under a lock. A reader who publishes waits for itself.
TEST(ConfigBoard, AReaderMayPublish) {
  const auto board = std::make_shared<ConfigBoard>(Notice{1, old_text});
  const bool finished = harness::finishes([board] {
    board->read([&](const Notice&) { board->publish({2, new_text}); });
  });
  ASSERT_TRUE(finished) << "use() called publish() and never came back: which lock was held while it ran?";
  EXPECT_EQ(text_on(*board), new_text);
}

// Catches: changed under the reader. What a reader was given stays as it is, whatever goes up meanwhile.
TEST(ConfigBoard, ANoticeStaysAsItIsWhileItIsRead) {
  const auto board = std::make_shared<ConfigBoard>(Notice{1, old_text});
  const bool finished = harness::finishes([board] {
    board->read([&](const Notice& notice) {
      for (int version = 2; version < 10; ++version) board->publish({version, new_text});
      EXPECT_EQ(notice.text, old_text) << "the text changed while a reader was reading it";
      EXPECT_EQ(notice.version, 1);
    });
  });
  EXPECT_TRUE(finished) << "use() called publish() and never came back";
}

// Catches: unlocked board. Readers and publishers are different threads: what do they share?
TEST(ConfigBoard, ReadersAndPublishersMayBeAnyThreads) {
  ConfigBoard board({1, old_text});
  std::string first, second;
  take_turns({[&] { first = text_on(board); },
              [&] {
                board.publish({2, new_text});
              },  //
              [&] { second = text_on(board); },
              [&] {
                board.publish({3, old_text});
              }});
  EXPECT_EQ(first, old_text);
  EXPECT_EQ(second, new_text);
}
