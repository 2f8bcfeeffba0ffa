// The desk, put together from your six parts. Given: nothing here is graded, and all of it is worth reading.
//
//   customers ──TCP──▶ serve ─▶ Gate ─▶ Commands ──▶ ECHO, WAIT          on the loop
//                                          ├───────▶ PRICE ─ offload ─▶ Depot (threads)
//                                          └───────▶ RISKY ─ Plugins ─▶ processes
//   Journal sees every request; Shift ends the day.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include "commands.hpp"
#include "depot.hpp"
#include "gate.hpp"
#include "journal.hpp"
#include "plugins.hpp"
#include "shift.hpp"

namespace lab {

struct DeskConfig {
  std::size_t room = 64;   ///< requests in work at once
  std::size_t bench = 64;  ///< requests that wait for that; more are BUSY
  std::size_t max_line = 4096;
  Millis request_timeout{300}, drain{500};
};

class OrderDesk {
 public:
  /// plugins: nothing where there are none, then RISKY is unknown.
  OrderDesk(EventLoop& loop, Depot& pool, Plugins* plugins, LogSink& log, Journal::Write write,
            DeskConfig config);

  void open(int listener);
  Task<Shift::Ending> close() { return shift_.close(); }

  Metrics metrics() const { return journal_.metrics(); }
  std::size_t waiting_at_the_gate() const { return gate_.waiting(); }
  std::string stats_json() const;

 private:
  Task<std::string> answer(std::string line, CancelToken over);
  void add_commands(Plugins* plugins);

  EventLoop& loop_;
  Depot& pool_;
  const DeskConfig config_;
  Commands commands_;
  Gate gate_;
  Journal journal_;
  Shift shift_;  // Destroyed first: what is in work uses the rest.
};

}  // namespace lab
