// Callbacks keep their places, and empty ones are skipped: nothing moves while it is walked along.
// To ask work to stop: the source says it, its tokens hear it.
//
// Guarantees: cancel() first sets what cancelled() tells, then calls every callback that was registered
//             with on_cancel(), once, in the order of registration. To cancel again does nothing. Copies of
//             a source are the same source; tokens outlive it.
//             on_cancel() returns a number for forget(), never 0. If the token is cancelled already, it
//             calls the callback at once instead, and returns 0.
//             forget(): the callback is not called any more. It may be called whenever one likes: from
//             another callback, from the callback itself, twice, or with 0.
//             A callback may do everything with sources and tokens, also destroy the last of them. Once it
//             was called or forgotten it is destroyed, with all that it holds.
// Requires:   one thread. Callbacks do not throw.
// Example:
//   lab::CancelSource oven;
//   const std::uint64_t id = oven.token().on_cancel([] { switch_off(); });
//   oven.cancel();              // switches off
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace lab {

struct CancelState {
  bool cancelled = false;
  std::vector<std::function<void()>> callbacks;  // Number n in place n - 1; empty once called or forgotten.
};

class CancelToken {
 public:
  bool cancelled() const;
  std::uint64_t on_cancel(std::function<void()> callback) const;
  void forget(std::uint64_t id) const;

 private:
  friend class CancelSource;
  explicit CancelToken(std::shared_ptr<CancelState> state) : state_(std::move(state)) {}

  std::shared_ptr<CancelState> state_;
};

class CancelSource {
 public:
  CancelToken token() const;
  bool cancelled() const;
  void cancel() const;

 private:
  std::shared_ptr<CancelState> state_ = std::make_shared<CancelState>();
};

}  // namespace lab
