// Given: what the night desk's handlers work with.
//
// Two of these functions wait, and the thread with them. They are meant for a thread that has nothing else to
// do. Called by a handler, that is in a step of the loop, they also make a note of it.
#pragma once

#include <string>
#include <vector>

#include "support/runtime/event_loop.hpp"

namespace lab::desk {

/// Waits for so long. The thread waits too.
void doze(Millis time);

/// Reads up to the next newline, which is not part of the line. The thread waits until it has come.
/// Throws std::logic_error when it would have to wait in a step of the loop: nobody would ever come.
std::string read_line(int descriptor);

/// Everything that can be read now without waiting; "" when there is nothing now.
std::string read_some(int descriptor);

/// What the call of this number costs. Computes for a quarter of a millisecond or so.
int price_of(int call);

/// `co_await` on it lets everybody else have a turn first.
runtime::Task<void> give_way(runtime::EventLoop& loop);

/// Which waiting functions were called in a step of a loop since the last time somebody asked.
std::vector<std::string> calls_that_waited();

}  // namespace lab::desk
