// What the desk says of itself: two lines in the log for each request, and numbers that add up.
//
// Guarantees: begin() and Span::end() each write one line, whole, as a JSON object of its own:
//               {"at":1200,"id":7,"name":"PRICE","event":"start"}
//               {"at":1260,"id":7,"name":"PRICE","event":"end","outcome":"TIMEOUT","ms":60}
//             Times are milliseconds of the clock that was given; ids are 1, 2, 3 …. name and outcome may be
//             any bytes: quotes, backslashes and control characters are escaped (\" \\ \n \r \t \u0001).
//             Every Span ends once: with the first end(), or with "LOST" when it is destroyed before. Moving
//             one ends nothing.
//             metrics() is of one moment, and then accepted = ok + failed + timeouts + busy + in_flight. What
//             a request counts as, its outcome's first word decides: OK, TIMEOUT, BUSY; anything else failed.
//             p50 and p99 are of how long the last 1 000 requests took that were not BUSY: the smallest time
//             that at least 50 (99) of 100 do not exceed; 0 before there is one. stats_json() is metrics() as
//             one JSON object. Memory does not grow with the number of requests.
//             Any number of threads may call, and lines never mix.
// Requires:   the writer is called by one thread at a time, and does not call the journal. now() may be
//             called by any thread. The journal outlives its Spans.
// Example:
//   Journal journal(now, write);
//   Journal::Span span = journal.begin("PRICE");
//   span.end("OK");
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "support/lab.hpp"

namespace lab {

struct Metrics {
  std::size_t accepted = 0, ok = 0, failed = 0, timeouts = 0, busy = 0, in_flight = 0;
  Millis p50{0}, p99{0};
};

class Journal {
 public:
  using Now = std::function<Millis()>;
  using Write = std::function<void(std::string_view line)>;  ///< One line, with its newline.

  /// A request from its beginning to its end.
  class Span {
   public:
    Span(Span&& other) noexcept;
    ~Span();
    void end(std::string_view outcome);
    std::uint64_t id() const { return id_; }

   private:
    friend class Journal;
    Span(Journal& journal, std::uint64_t id, std::string name, Millis began);
    Journal* journal_;  // Nothing once it has ended.
    std::uint64_t id_;
    std::string name_;
    Millis began_;
  };

  Journal(Now now, Write write);

  Span begin(std::string name);
  Metrics metrics() const;
  std::string stats_json() const;

 private:
  void end(const Span& span, std::string_view outcome);
  void write_line(Millis at, const Span& span, std::string_view rest) const;
  void remember(Millis took);

  const Now now_;
  const Write write_;
  mutable std::mutex mutex_;
  std::uint64_t last_id_ = 0;  // Guarded by mutex_, as all that follows, and the writer.
  std::atomic<std::size_t> accepted_ = 0, ok_ = 0, failed_ = 0, timeouts_ = 0, busy_ = 0, in_flight_ = 0;
  std::vector<Millis> recent_;  // How long the last requests took, in a ring.
  std::size_t oldest_ = 0;      // Where the next one goes, once the ring is full.
};

}  // namespace lab
