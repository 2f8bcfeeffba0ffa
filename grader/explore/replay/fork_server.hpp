// A process that has run nothing yet, kept to answer questions from: each in a child of its own, which may
// crash, hang, and leave behind what it likes.
//
// Made before the first execution; a child therefore begins as a new process of the same program would.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace explore {

class ForkServer {
 public:
  using Answer = std::function<std::string(const std::string& question)>;

  /// `answer` runs in children, without standard output and standard error.
  explicit ForkServer(const Answer& answer, std::chrono::milliseconds limit = std::chrono::minutes(2));
  ~ForkServer();
  ForkServer(const ForkServer&) = delete;
  ForkServer& operator=(const ForkServer&) = delete;

  /// Empty: the child died, took longer than the limit, or there is no server, since the system gave none.
  std::optional<std::string> ask(std::string_view question);

 private:
  int channel_ = -1;
  int server_ = -1;
};

}  // namespace explore
