#include "programs.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "mini_interp.hpp"

namespace lab {
namespace {

/// A key that changes hands once, at a chosen checkpoint of the host's: there a guest works until it is done,
/// or waits for a lock of the host's program.
class KeyWithAGuest final : public Key {
 public:
  /// The guest hands the key back that often before it is done, or waits for a lock of the host's.
  KeyWithAGuest(int after_instruction, int guest_releases)
      : left_(after_instruction), guest_releases_left_(guest_releases) {}

  void acquire() override {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !taken_ && (is_host() || guest_may_come_); });
    taken_ = true;
  }

  void release() override {
    const std::lock_guard lock(mutex_);
    put_down();
    if (!is_host()) --guest_releases_left_;
  }

  void checkpoint() override {
    if (!is_host() || --left_ != 0) return;
    std::unique_lock lock(mutex_);
    put_down();
    guest_may_come_ = true;
    changed_.wait(lock, [&] { return !taken_ && guest_releases_left_ <= 0; });
    taken_ = true;
  }

  void let_guest_come() {
    const std::lock_guard lock(mutex_);
    guest_may_come_ = true;
    changed_.notify_all();
  }

 private:
  bool is_host() const { return std::this_thread::get_id() == host_; }

  void put_down() {
    taken_ = false;
    changed_.notify_all();
  }

  const std::thread::id host_ = std::this_thread::get_id();
  int left_;  // The host's alone.
  std::mutex mutex_;
  std::condition_variable changed_;
  bool taken_ = false, guest_may_come_ = false;  // Guarded by mutex_.
  int guest_releases_left_;                      // Guarded by mutex_.
};

struct Sums {
  long first = 0, second = 0;
};

/// How often the guest hands the key back, at each lock and at its end, if the host stands behind its
/// instruction number `after` and does not move: up to the first lock that the host has.
int releases_of_guest(const Program& host, const Program& guest, int after) {
  std::set<int> locks_of_host;
  for (int number = 0; number < after; ++number) {
    const Instruction& instruction = host[static_cast<std::size_t>(number)];
    if (instruction.action == Action::lock) locks_of_host.insert(instruction.first);
    if (instruction.action == Action::unlock) locks_of_host.erase(instruction.first);
  }
  int releases = 0;
  for (const Instruction& instruction : guest) {
    if (instruction.action != Action::lock) continue;
    ++releases;
    if (locks_of_host.count(instruction.first) > 0) return releases;
  }
  return releases + 1;
}

/// The key changes hands after the host's instruction number `after`, or when the host has ended.
Sums run_with_guest(const Program& host, const Program& guest, int after) {
  KeyWithAGuest key(after, releases_of_guest(host, guest, after));
  MiniInterp interp(key, 2);
  std::thread other([&] { interp.run(guest); });
  interp.run(host);
  key.let_guest_come();
  other.join();
  return {interp.value(0), interp.value(1)};
}

/// Without a second thread: if the interpreter refuses the program, its reason comes out.
Sums run_alone(const Program& program) {
  KeyWithAGuest key(0, 0);
  MiniInterp interp(key, 2);
  interp.run(program);
  return {interp.value(0), interp.value(1)};
}

std::string place(int after) { return "the key changed hands after instruction " + std::to_string(after); }

// Catches: wrong program. With nobody else in the workshop, one is added, or moved.
TEST(Programs, DoWhatTheySayWhenAlone) {
  EXPECT_EQ(run_alone(add_one(1)).second, 1) << "add_one(1) ran once";
  EXPECT_EQ(run_alone(add_one(1)).first, 0) << "add_one(1) has nothing to do with object 0";
  EXPECT_EQ(run_alone(move_one(0, 1)).first, -1) << "move_one(0, 1) ran once";
  EXPECT_EQ(run_alone(move_one(0, 1)).second, 1) << "move_one(0, 1) ran once";
  EXPECT_EQ(run_alone(move_one(1, 0)).first, 1) << "move_one(1, 0) ran once";
  EXPECT_EQ(run_alone(move_one(0, 0)).first, 0) << "move_one(0, 0) ran once";
}

// Catches: lost update. Somebody else adds 1 between two of your instructions. The big lock lets them.
TEST(Programs, NoAdditionIsLostWhereverTheKeyChangesHands) {
  for (int after = 1; after <= static_cast<int>(add_one(0).size()); ++after) {
    EXPECT_EQ(run_with_guest(add_one(0), add_one(0), after).first, 2)
        << "two threads added 1 each, and " << place(after) << " of the first one's";
  }
}

// Catches: lost update. Somebody else adds 1 to an object in the middle of a move.
TEST(Programs, AMoveLosesNothingWhereverTheKeyChangesHands) {
  for (int after = 1; after <= static_cast<int>(move_one(0, 1).size()); ++after) {
    const Sums one = run_with_guest(move_one(0, 1), add_one(0), after);
    EXPECT_EQ(one.first, 0) << "one thread took 1 from object 0, another added 1, and " << place(after);
    const Sums other = run_with_guest(move_one(0, 1), add_one(1), after);
    EXPECT_EQ(other.second, 2) << "one thread gave 1 to object 1, another added 1, and " << place(after);
  }
}

// Catches: faith in the big lock. It keeps the interpreter whole, not your program.
TEST(Verdicts, SayWhatABigLockDoesNotDo) {
  EXPECT_FALSE(verdicts().stops_lost_updates)
      << "run the three bare instructions of x += 1 in two threads: the key may change hands after the load";
  EXPECT_FALSE(verdicts().stops_deadlocks) << "two programs take two locks of their own in opposite orders: "
                                              "who waits for a lock puts the key back, and "
                                              "still waits";
}

}  // namespace
}  // namespace lab
