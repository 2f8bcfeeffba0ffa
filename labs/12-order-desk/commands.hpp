// What the desk can do: a handler for each command, and an end for each request, whatever the handler does.
//
// Guarantees: answer() takes a line, "WAIT 20", and asks the handler of the first word for the rest after one
//             blank. It gives one line, whatever happens, and never throws:
//               "OK" or "OK <text>"   what the handler gave: nothing, or text
//               "ERR <why>"           it threw std::exception: what() said why; "unknown error" if anything
//               else "ERR unknown command" there is no handler for this word "TIMEOUT"             not ready
//               after `limit` "BUSY"                it threw Busy "CLOSING"             the token was
//               cancelled, and that stopped it
//             A handler that is out of time, or whose request is over, has its token cancelled, and the
//             answer waits until it has ended. What it says after that is not heard. If it ended by itself
//             meanwhile, that counts. No timer stays behind. Text with line breaks has blanks there.
// Requires:   loop outlives all; handlers listen to their token. add() before the first answer().
// Example:
//   Commands commands(loop, 300ms);
//   commands.add("ECHO", echo);
//   co_await commands.answer("ECHO hello", over);   // "OK hello"
#pragma once

#include <map>
#include <string>

#include "order.hpp"

namespace lab {

class Commands {
 public:
  Commands(EventLoop& loop, Millis limit) : loop_(loop), limit_(limit) {}

  void add(std::string word, Handler handler);
  Task<std::string> answer(std::string line, CancelToken over);

 private:
  EventLoop& loop_;
  const Millis limit_;
  std::map<std::string, Handler, std::less<>> handlers_;
};

}  // namespace lab
