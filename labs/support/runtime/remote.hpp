// A way into an event loop from other threads.
//
// Guarantees: post() may be called from any thread. The callback runs on the loop's thread, in the order of
// the
//             posts; if the loop is gone, it is dropped, and post() returns false. What a thread did before
//             post() is visible to the callback. Copies belong to the same loop; while one of them exists,
//             the loop does not say that nothing can happen any more.
// Requires:   after a thread has posted what resumes a coroutine, it touches nothing that belongs to the
// coroutine. Example:
//   Remote remote = loop.remote();
//   std::jthread worker([remote, resume] { remote.post(resume); });
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace lab::runtime {

/// What a loop and its Remotes share. It outlives the loop if a Remote does.
class Mailbox {
 public:
  using Callbacks = std::vector<std::function<void()>>;

  Mailbox();
  ~Mailbox();
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  bool put(std::function<void()> callback);
  void wake_loop();
  Callbacks take_all();
  void close();
  int readable_when_rung() const { return bell_[0]; }

 private:
  void ring();

  int bell_[2];  // A pipe, immutable after construction.
  std::mutex mutex_;
  bool rung_ = false;    // Guarded by mutex_: a byte lies in the pipe.
  Callbacks waiting_;    // Guarded by mutex_.
  bool closed_ = false;  // Guarded by mutex_.
};

class Remote {
 public:
  bool post(std::function<void()> callback) const { return presence_->mailbox->put(std::move(callback)); }

 private:
  friend class EventLoop;
  // Shared by all copies. When the last one goes, a loop that waits has to think again.
  struct Presence {
    explicit Presence(std::shared_ptr<Mailbox> given) : mailbox(std::move(given)) {}
    ~Presence() { mailbox->wake_loop(); }
    Presence(const Presence&) = delete;
    Presence& operator=(const Presence&) = delete;
    const std::shared_ptr<Mailbox> mailbox;
  };
  explicit Remote(std::shared_ptr<Presence> presence) : presence_(std::move(presence)) {}

  std::shared_ptr<Presence> presence_;
};

}  // namespace lab::runtime
