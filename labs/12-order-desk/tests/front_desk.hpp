// A desk that is nothing but its front: the tests say what it answers.
#pragma once

#include <memory>
#include <vector>

#include "customer.hpp"
#include "front.hpp"
#include "support/runtime/cancellable.hpp"

namespace lab {

class FrontDesk : public Hall {
 public:
  static constexpr std::size_t longest = 100;

  explicit FrontDesk(Answer answer)
      : front_(serve(loop, listener_.descriptor(), std::move(answer), {closing.token(), over.token()},
                     longest)) {
    front_.start();
  }

  /// A desk at which every request waits until it is released; it keeps the lines.
  FrontDesk() : FrontDesk([this](std::string line, CancelToken) { return park(*this, std::move(line)); }) {}

  CancelSource closing, over;
  std::vector<std::string> asked;

  std::uint16_t port() const { return port_of(listener_.descriptor()); }
  Customer customer() const { return Customer(port()); }
  bool asked_for(std::size_t requests) {
    return until([&] { return asked.size() >= requests; });
  }
  void release() { released_.cancel(); }
  bool is_closed() {
    return until([this] { return front_.done(); });
  }
  bool is_open() const { return !front_.done(); }

 private:
  static Task<std::string> park(FrontDesk& desk, std::string line) {
    desk.asked.push_back(line);
    try {
      Task<void> wait = runtime::sleep_for(desk.loop, std::chrono::hours(1), desk.released_.token());
      co_await wait;
    } catch (const Cancelled&) {
    }
    co_return "OK " + line;
  }

  const Socket listener_ = listen_on_loopback();
  const CancelSource released_;
  Task<void> front_;
};

inline Task<std::string> echo(std::string line, CancelToken) { co_return "OK " + line; }

}  // namespace lab
