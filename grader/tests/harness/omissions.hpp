// Three small programs over pipes, sockets and processes, each right, and each with one thing left out.
//
// The line of the call that an omission is about bears its name in a comment: "// omits: interrupted_read".
#pragma once

#include <string>

namespace planted {

enum class LeftOut {
  nothing,
  interrupted_read,   // EINTR taken for an error
  interrupted_write,  // likewise
  interrupted_wait,   // waitpid() is not called again: the child stays
  interrupted_poll,   // poll()'s -1 taken for "all are ready"
  short_read,         // one read() taken for the whole answer
  short_write,        // one send() taken for the whole message
  would_block,        // EAGAIN taken for the end
  broken_pipe,        // SIGPIPE not ignored
  failed_pipe,        // pipe()'s -1 not looked at: poll() then waits for no descriptor
  failed_fork,        // fork()'s -1 taken for a child
  left_end,           // a pipe's end stays open when fork() fails
  left_child,         // nobody waits for the child when its pipe breaks
  lost_child,         // waitpid() until it succeeds, whatever it says
  hang_up,            // only POLLIN is looked at: POLLHUP alone comes back for ever
  full_table,         // accept() at once again, whatever it says
  lost_peer,          // ECONNRESET thrown, and caught nowhere
};

/// What was asked for, or "error: …" where a call failed for good.
std::string square_by_child(LeftOut left_out);  ///< one number to a child and its square back, over pipes
std::string collect_lines(LeftOut left_out);    ///< what two children print, gathered with poll()
std::string serve_once(LeftOut left_out);  ///< one client, a child, over a socket: its words come back twice

}  // namespace planted
