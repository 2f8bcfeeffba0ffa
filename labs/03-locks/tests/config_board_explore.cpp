#include "config_board.hpp"

#include <gtest/gtest.h>

#include <string>
#include <thread>

#include "explore/explore.hpp"

using lab::ConfigBoard;
using lab::Notice;

// Too long to be stored inside a std::string: reading it after it was freed is seen.
const std::string old_text = "We are open every day from nine to five.";
const std::string new_text = "We are closed because of the street fair.";

// Catches: changed under the reader. A notice goes up while the old one is being read.
TEST(ConfigBoardInEveryOrder, AReaderSeesOneNoticeWhole) {
  explore::every_order([] {
    ConfigBoard board({1, old_text});
    std::thread publisher([&] { board.publish({2, new_text}); });
    board.read([](const Notice& notice) {
      EXPECT_EQ(notice.text, notice.version == 1 ? old_text : new_text) << "version " << notice.version;
    });
    publisher.join();
    board.read([](const Notice& notice) { EXPECT_EQ(notice.version, 2) << "published before this read"; });
  });
}

// Catches: old notice. Two publishers at once: one of the two new notices stays.
TEST(ConfigBoardInEveryOrder, TwoPublishersLeaveOneNotice) {
  explore::every_order([] {
    ConfigBoard board({1, old_text});
    std::thread publisher([&] { board.publish({2, old_text}); });
    board.publish({3, new_text});
    publisher.join();
    board.read([](const Notice& notice) {
      EXPECT_EQ(notice.text, notice.version == 2 ? old_text : new_text) << "version " << notice.version;
      EXPECT_NE(notice.version, 1) << "both publishers have been";
    });
  });
}
