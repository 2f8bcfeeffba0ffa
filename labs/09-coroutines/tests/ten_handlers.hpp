// The ten handlers by name, each on a board of its own.
#pragma once

#include <string>

#include "caller.hpp"
#include "handlers.hpp"
#include "support/runtime/sleep.hpp"

namespace lab {

struct Handler {
  const char* name;
  Task<std::string> (*function)(EventLoop&, int);
  const char* answer;
};

inline const Handler ten_handlers[] = {
    {"time_of_day", time_of_day, "late"},
    {"weather", weather, "rain"},
    {"wake_up", wake_up, "good morning, it is late"},
    {"directory", directory, "4021"},
    {"letter", letter, "sent: happy birthday"},
    {"hold", hold, "doremi"},
    {"telegram", telegram, "sent: happy birthday"},
    {"bill", bill, "1728"},
    {"lottery", lottery, "84"},
    {"complaint", complaint, "sorry, rain"},
};

/// A caller who dictates, and thinks in the middle.
inline Task<void> dictate(EventLoop& loop, const Caller& caller, Millis pause) {
  caller.say("happy birth");
  runtime::SleepAwaiter thinking = runtime::sleep_for(loop, pause);
  co_await thinking;
  caller.say("day\n");
}

/// What the handler answers, or in which way it failed.
inline Task<std::string> answer_of(EventLoop& loop, Handler handler, Millis pause) {
  const Caller caller;
  Task<void> dictating = dictate(loop, caller, pause);
  dictating.start();
  Task<std::string> handling = handler.function(loop, caller.board_end());
  try {
    std::string answer = co_await handling;
    co_return answer;
  } catch (const std::exception& error) {
    co_return std::string("exception: ") + error.what();
  }
}

}  // namespace lab
