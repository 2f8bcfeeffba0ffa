// The front of the desk: lets customers in at the port, hears a line from each, and says what was answered.
//
// Guarantees: Each connection is served by itself: whoever is slow, silent or gone holds up nobody else. For
//             every line that comes in, answer() is asked once, without the newline, and what it gives goes
//             out with one, in the order of the lines; the next line is asked for when the answer before is
//             out. So a customer who does not read is not read from, and costs a few kilobytes, whatever they
//             send. The end of a connection ends its last line only if that had its newline.
//             After each answer others have their turn: a thousand lines at once hold up nobody.
//             A line of more than max_line bytes is answered with "ERR line too long", without being kept;
//             the connection goes on after it. If answer() throws, the customer hears "ERR internal error",
//             and only they.
//             After stops.closing nobody is let in; a request in work is answered, then its connection ends,
//             and those that have none in work end at once. After stops.over every connection ends where it
//             is. serve() returns when there is no connection any more, and throws nothing; it does not close
//             the listener.
// Requires:   a non-blocking listener, that stays open until serve() returns; loop outlives it.
// Example:
//   Task<void> front = serve(loop, listener.descriptor(), answer, stops, 4096);
#pragma once

#include <cstddef>

#include "order.hpp"

namespace lab {

Task<void> serve(EventLoop& loop, int listener, Answer answer, Stops stops, std::size_t max_line);

}  // namespace lab
