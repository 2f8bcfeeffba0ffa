// The street's notice board: many read it all the time, somebody changes it now and then.
//
// Guarantees: read() calls use() with the newest notice. Readers never wait for each other or for what a
//             publisher is doing, and a publisher never waits for a reader: use() may take long, and may
//             publish itself. The notice that use() was given stays as it is until use() returns, whatever is
//             published meanwhile. Safe from any number of threads. A notice that nobody reads any more is
//             freed.
// Example:
//   ConfigBoard board({1, "open"});
//   board.read([](const Notice& notice) { std::cout << notice.text << '\n'; });
//   board.publish({2, "closed"});
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>

namespace lab {

struct Notice {
  int version = 0;
  std::string text;
};

class ConfigBoard {
 public:
  explicit ConfigBoard(Notice first);

  void read(const std::function<void(const Notice&)>& use) const;
  void publish(Notice next);

 private:
  std::shared_ptr<const Notice> current() const;

  mutable std::shared_mutex mutex_;        // Held to copy or swap one pointer, never while a notice is read.
  std::shared_ptr<const Notice> current_;  // Guarded by mutex_. What it points to never changes.
};

}  // namespace lab
