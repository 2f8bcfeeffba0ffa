// What the desk and a room send each other. Given, for tasks 3 to 5.
//
// A Postbag sends letters through a descriptor, a Letterbox takes them from one. Neither ever waits: they
// move what can be moved at once, and poll() tells when it is worth trying again. Both make their descriptor
// non-blocking, and neither closes it. Signals do not disturb them.
//
// Requires:   the program ignores SIGPIPE; one thread at a time.
// Errors:     std::system_error when the system refuses for another reason than "nobody there".
// Example:
//   lab::Postbag bag(fd);
//   bag.add({"photo 7"});
//   while (!bag.empty()) { /* poll(fd, POLLOUT) */ if (!bag.send()) break; }
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace lab {

struct Letter {
  std::string text;
  bool is_error = false;  ///< the text says what went wrong
};

class Postbag {
 public:
  explicit Postbag(int to);

  void add(const Letter& letter);
  bool empty() const { return sent_ == bytes_.size(); }

  /// Hands over what goes now. False: nobody can read it any more.
  bool send();

 private:
  int to_;
  std::string bytes_;
  std::size_t sent_ = 0;
};

class Letterbox {
 public:
  explicit Letterbox(int from);

  /// Takes in what has arrived. False: nothing more will ever arrive.
  bool fill();

  /// The next letter that has arrived whole.
  std::optional<Letter> take();

 private:
  int from_;
  std::string bytes_;
};

}  // namespace lab
