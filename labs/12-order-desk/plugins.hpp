// Work that may crash, in processes of its own: what goes wrong there is one answer, not the end of the desk.
//
// Guarantees: the constructor forks `processes` children, which wait. ask() lets an idle one of them answer,
//             and goes on with what the plugin returned. It throws
//               std::runtime_error, with what() of what the plugin threw ("unknown error" if no
//               std::exception), std::runtime_error("crashed (SIGSEGV)"), or SIGABRT, SIGKILL …, if a signal
//               ended the child, std::runtime_error("ended (3)") if it called exit(3) or the like,
//               std::runtime_error("no plugin left") if none is alive,
//               Busy, if all are at work,
//               Cancelled, if the token is cancelled: the child may be in an endless loop, and is killed.
//             A child that has ended is waited for by then, and alive() counts it no more. If the Task is
//             destroyed while it waits, its child is killed too. The destructor ends all children, and waits
//             for them.
// Requires:   made while the process has one thread (a fork copies only the thread that calls it, and locks
//             as they are). Questions and answers have no line breaks, and at most 4 096 bytes. One thread.
// Example:
//   Plugins plugins(2, [](std::string question) { return risky(question); });
//   Task<std::string> answer = plugins.ask(loop, "7", token);
#pragma once

#include <functional>
#include <string>

#include "order.hpp"

namespace lab {

class Plugins {
 public:
  using Plugin = std::function<std::string(std::string question)>;

  Plugins(unsigned processes, Plugin plugin);
  ~Plugins();
  Plugins(const Plugins&) = delete;
  Plugins& operator=(const Plugins&) = delete;

  Task<std::string> ask(EventLoop& loop, std::string question, CancelToken token);
  std::size_t alive() const;

 private:
  // TODO(12.7): for each child: who is it, where do you talk to it, is it at work?
};

}  // namespace lab
