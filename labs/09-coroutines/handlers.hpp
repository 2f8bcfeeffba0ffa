// Ten kinds of calls that come in at night, and what is done for each.
//
// Requires:   `line` is where the caller dictates; only letter() and telegram() read it, a line each. The
//             loop and the line outlive the task.
// Guarantees: each gives the same answer however long others take. None keeps the loop for longer than a
//             moment: between two waits it computes for 5 ms of CPU time at most, and never sleeps or
//             waits with the thread.
#pragma once

#include <string>

#include "support/runtime/event_loop.hpp"

namespace lab {

using runtime::EventLoop;
using runtime::Task;

Task<std::string> time_of_day(EventLoop& loop, int line);
Task<std::string> weather(EventLoop& loop, int line);
Task<std::string> wake_up(EventLoop& loop, int line);
Task<std::string> directory(EventLoop& loop, int line);
Task<std::string> letter(EventLoop& loop, int line);
Task<std::string> hold(EventLoop& loop, int line);
Task<std::string> telegram(EventLoop& loop, int line);
Task<std::string> bill(EventLoop& loop, int line);
Task<std::string> lottery(EventLoop& loop, int line);
Task<std::string> complaint(EventLoop& loop, int line);

}  // namespace lab
