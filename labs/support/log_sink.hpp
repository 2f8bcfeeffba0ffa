// A structured log: each line says when, about which task, and what.
//
// Guarantees: LogBook keeps every line, whole, in the order in which log() was called. All functions may be
//             called from several threads at once.
// Example:
//   lab::LogBook book;
//   book.log({lab::now(), "parcel 7", "start"});
//   book.lines().front().task;  // "parcel 7"
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "support/lab.hpp"

namespace lab {

struct LogLine {
  Millis at;  ///< now() when it happened
  std::string task, what;
};

struct LogSink {
  virtual ~LogSink() = default;
  virtual void log(LogLine line) = 0;
};

class LogBook final : public LogSink {
 public:
  void log(LogLine line) override;
  std::vector<LogLine> lines() const;

 private:
  mutable std::mutex mutex_;
  std::vector<LogLine> lines_;  // Guarded by mutex_.
};

}  // namespace lab
