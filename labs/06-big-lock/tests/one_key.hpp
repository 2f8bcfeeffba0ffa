// A key for tests: an ordinary lock, which says who has it. Every checkpoint lets others in, if they are
// quick enough.
#pragma once

#include <mutex>
#include <thread>

#include "key.hpp"

class OneKey final : public lab::Key {
 public:
  void acquire() override {
    mutex_.lock();
    const std::lock_guard lock(note_);
    holder_ = std::this_thread::get_id();
  }

  void release() override {
    {
      const std::lock_guard lock(note_);
      if (holder_ != std::this_thread::get_id()) ++released_by_strangers_;
      if (holder_ != std::this_thread::get_id()) return;
      holder_ = std::thread::id{};
    }
    mutex_.unlock();
  }

  void checkpoint() override {
    release();
    acquire();
  }

  bool held_by_me() const {
    const std::lock_guard lock(note_);
    return holder_ == std::this_thread::get_id();
  }

  bool free() const {
    const std::lock_guard lock(note_);
    return holder_ == std::thread::id{};
  }

  int released_by_strangers() const {
    const std::lock_guard lock(note_);
    return released_by_strangers_;
  }

 private:
  std::mutex mutex_;  // The key itself.
  mutable std::mutex note_;
  std::thread::id holder_;         // Guarded by note_.
  int released_by_strangers_ = 0;  // Guarded by note_.
};
