#include "room.hpp"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <memory>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>

#include "crash.hpp"
#include "end_children.hpp"
#include "exchange.hpp"
#include "harness/faults.hpp"
#include "harness/finishes.hpp"
#include "home.hpp"

namespace lab {
namespace {

using namespace std::chrono_literals;

std::string square(const std::string& photo) {
  if (photo == "crash") crash();
  if (photo == "wall") return std::string(1 << 20, 'x');  // More than any pipe holds.
  return std::to_string(std::stol(photo) * std::stol(photo));
}

std::shared_ptr<Room> open_room(const Work& work = square) {
  return only_the_parent_returns([&] { return std::make_shared<Room>(work); });
}

// True when the room could be closed. If not, its process is ended with all the others.
bool closes(std::shared_ptr<Room>& room) {
  if (harness::finishes([last = std::move(room)]() mutable { last.reset(); }, 2s)) return true;
  end_all_children();
  return false;
}

bool has_no_child() { return ::waitpid(-1, nullptr, WNOHANG) < 0 && errno == ECHILD; }

// Catches: left behind. A closed room has no process any more, and no descriptor. A process that ended is
// still there until its parent has asked how.
TEST(Room, LeavesNothing) {
  auto room = open_room();
  EXPECT_EQ(ask(*room, "3"), "9");
  ASSERT_TRUE(closes(room))
      << "an idle room does not end: how does its process learn that no photo will come?";
  EXPECT_TRUE(has_no_child()) << "the room is closed, and the parent still has a child nobody has waited for";
}

// Catches: no answer. A room answers one photo after the other, in the order in which they came.
TEST(Room, AnswersPhotosInOrder) {
  auto room = open_room();
  EXPECT_EQ(ask(*room, "3"), "9");
  EXPECT_TRUE(send(*room, "4"));
  EXPECT_EQ(answer_of(*room), "16");
  EXPECT_TRUE(send(*room, "5"));
  EXPECT_EQ(answer_of(*room), "25");
  EXPECT_TRUE(closes(room)) << "a room that has answered everything does not end";
}

// Catches: inherited end. The second room's process holds a copy of all that was open when it was made.
TEST(Room, ClosesWhileALaterOneIsOpen) {
  auto first = open_room();
  auto second = open_room();
  EXPECT_TRUE(closes(first))
      << "the first room waits for the end of its photos, and that does not come while "
         "anybody can still write some: who else has a copy of that end?";
  EXPECT_EQ(ask(*second, "4"), "16") << "the other room is open";
  EXPECT_TRUE(closes(second));
}

// Catches: stale number. A closed descriptor's number is given out again; who still has it on a list closes
// somebody else's.
TEST(Room, ClosesWhileAnEarlierOneIsOpen) {
  auto first = open_room();
  auto second = open_room();
  second.reset();
  EXPECT_EQ(ask(*first, "3"), "9") << "the other room is open";
  for (int others = 0; others < 4; ++others) {
    const int letter = ::dup(STDERR_FILENO);  // Takes one of the free numbers, so that the room gets others.
    auto third = open_room();
    EXPECT_EQ(ask(*third, "5"), "25") << "a room whose descriptors may have the numbers of a closed room's";
    third.reset();
    ::close(letter);
  }
  EXPECT_TRUE(closes(first));
}

// Catches: unseen crash. When a process dies, its ends close; the parent sees that, if it kept no copy.
TEST(Room, ACrashEndsItsAnswers) {
  auto room = open_room();
  auto other = open_room();
  EXPECT_EQ(ask(*room, "3"), "9");
  EXPECT_EQ(ask(*room, "crash"), "the end")
      << "the room's process has crashed, and whoever reads its answers must find the end";
  EXPECT_EQ(words(room->wait()), words({ExitInfo::How::signalled, SIGSEGV}));
  EXPECT_EQ(ask(*other, "4"), "16") << "one room burns, the others work on";
  EXPECT_TRUE(closes(other));
}

// Catches: waited twice. A child can be waited for once; whoever asks again gets what is known.
TEST(Room, SaysAgainHowItEnded) {
  auto room = open_room();
  EXPECT_EQ(ask(*room, "crash"), "the end");
  for (int i = 0; i < 2; ++i) {
    const auto end = std::make_shared<std::string>();
    const auto ask_how = [ours = room, end]() mutable {
      try {
        *end = words(ours->wait());
      } catch (const std::exception& error) {
        *end = error.what();
      }
      ours.reset();
    };
    ASSERT_TRUE(harness::finishes(ask_how, 2s)) << "wait() does not return, call " << i + 1;
    EXPECT_EQ(*end, words({ExitInfo::How::signalled, SIGSEGV})) << "call " << i + 1 << " of wait()";
  }
  EXPECT_TRUE(closes(room)) << "how it ended is known, and its owner waits for it once more";
}

// Catches: killed by a signal. To write to a room that has ended is an error, and the shop lives to hear of
// it.
TEST(Room, APhotoForADeadRoomIsNotTheEndOfTheShop) {
  auto room = open_room();
  EXPECT_EQ(ask(*room, "crash"), "the end");
  room->wait();
  const pid_t shop = ::fork();  // What this kills should not be the test.
  ASSERT_GE(shop, 0);
  if (shop == 0) {
    const bool refused = ::write(room->to(), "photo", 5) < 0 && errno == EPIPE;
    ::_exit(refused ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(shop, &status, 0), shop);
  EXPECT_FALSE(WIFSIGNALED(status)) << "a shop wrote to a room that had ended, and was killed by signal "
                                    << WTERMSIG(status) << " (13 is SIGPIPE)";
  EXPECT_EQ(WEXITSTATUS(status), 0) << "write() to a dead room must fail with EPIPE";
}

// Catches: waits with its door open. The process is writing an answer that nobody will read any more.
TEST(Room, AnUnreadAnswerDoesNotHoldUpTheEnd) {
  auto room = open_room();
  EXPECT_TRUE(send(*room, "wall"));
  ASSERT_TRUE(ready(room->from(), POLLIN)) << "the answer, a megabyte, does not come";
  EXPECT_TRUE(closes(room))
      << "the room's process waits for somebody to read its answer, and its owner waits "
         "for the process";
}

// Catches: forked too late. A lock that another thread holds is locked in the copy, and nobody there opens
// it.
TEST(Room, ForksBeforeThereAreThreads) {
  std::mutex darkroom;
  auto room = open_room([&](const std::string& photo) {
    const std::lock_guard lock(darkroom);
    return square(photo);
  });
  std::string print;
  std::thread assistant([&] {
    const std::lock_guard lock(darkroom);  // The shop's own darkroom: the room has a copy of it.
    print = ask(*room, "3");
  });
  assistant.join();
  EXPECT_TRUE(closes(room));
  EXPECT_EQ(print, "9") << "when the room was made, nobody held the lock that its work needs; now a thread "
                           "of the shop does. If the fork happens only now, the copy is locked for ever";
}

// Catches: interrupted call. A signal arrives while the owner waits for the room's process.
TEST(Room, ASignalDoesNotEndTheWaiting) {
  const auto open_and_close = [] {
    Room room(square);
    EXPECT_EQ(ask(room, "3"), "9");
  };
  harness::survives_every_fault(open_and_close, {.only = {harness::Fault::interrupted}});
}

// Catches: half a room. The second pipe or the process cannot be had: what was opened until then is closed
// again.
TEST(Room, ARoomThatCannotBeMadeLeavesNothing) {
  const auto open_and_close = [] {
    try {
      Room room(square);
      EXPECT_EQ(ask(room, "3"), "9");
      EXPECT_FALSE(harness::fault_struck())
          << "the system refused something, and the constructor said nothing";
    } catch (const std::system_error&) {
      EXPECT_TRUE(harness::fault_struck()) << "an exception, though nothing went wrong";
    }
  };
  using harness::Fault;
  harness::survives_every_fault(
      open_and_close, {.only = {Fault::too_many_descriptors, Fault::too_many_processes, Fault::no_memory}});
}

}  // namespace
}  // namespace lab
