// To ask work to stop: a source says it, tokens hear it. Lab 10's first task is to write these two; here they
// are for whoever needs them afterwards.
//
// Guarantees: cancel() sets the flag, then calls what was registered with on_cancel(), in that order, each
// once; to
//             cancel twice does no harm. on_cancel() of a token that is cancelled calls at once, and returns
//             0. After forget() a callback is not called any more, whoever forgets it, also during cancel().
//             Tokens outlive their source, and are then never cancelled. A default-made token is never
//             cancelled. Link: cancels `to` when `from` is cancelled, as long as the Link exists.
// Requires:   one thread; callbacks do not throw.
// Example:
//   CancelSource oven;
//   const auto id = oven.token().on_cancel([] { switch_off(); });
//   oven.cancel();
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>

namespace lab::runtime {

/// Thrown at the wait at which a cancelled task stops.
struct Cancelled : std::exception {
  const char* what() const noexcept override { return "cancelled"; }
};

/// Thrown to whoever waits for a task that took too long.
struct TimedOut : std::exception {
  const char* what() const noexcept override { return "timed out"; }
};

class CancelToken {
 public:
  CancelToken() = default;
  bool cancelled() const;
  std::uint64_t on_cancel(std::function<void()> callback) const;
  void forget(std::uint64_t id) const;
  std::size_t callbacks() const;  ///< Registered now.

 private:
  friend class CancelSource;
  struct State;
  explicit CancelToken(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

/// Copies are the same source.
class CancelSource {
 public:
  CancelSource();
  CancelToken token() const { return token_; }
  bool cancelled() const { return token_.cancelled(); }
  void cancel() const;

 private:
  CancelToken token_;
};

class Link {
 public:
  Link(CancelToken from, CancelSource to)
      : from_(std::move(from)), id_(from_.on_cancel([to = std::move(to)] { to.cancel(); })) {}
  ~Link() { from_.forget(id_); }
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

 private:
  CancelToken from_;
  std::uint64_t id_;
};

}  // namespace lab::runtime
