// A photo to a room and the print back, with an end to the waiting.
#pragma once

#include <poll.h>

#include <chrono>
#include <optional>
#include <string>

#include "letters.hpp"
#include "worker.hpp"

namespace lab {

/// True once fd is ready for event, or has reached its end; false when the limit has passed first.
inline bool ready(int fd, short event, std::chrono::milliseconds limit = std::chrono::seconds(2)) {
  const auto until = std::chrono::steady_clock::now() + limit;
  pollfd end{fd, event, 0};
  int found = -1;
  while (found < 0) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    found = ::poll(&end, 1, static_cast<int>(left < 0 ? 0 : left));
  }
  return found > 0;
}

/// Sends one photo; false when nobody reads it.
inline bool send(Worker& room, const std::string& photo) {
  Postbag bag(room.to());
  bag.add({photo});
  while (!bag.empty()) {
    if (!ready(room.to(), POLLOUT) || !bag.send()) return false;
  }
  return true;
}

/// The next answer, in words: "9", "error: no film", "the end", or "no answer".
inline std::string answer_of(Worker& room) {
  Letterbox box(room.from());
  while (true) {
    if (!ready(room.from(), POLLIN)) return "no answer";
    const bool open = box.fill();
    if (const std::optional<Letter> letter = box.take()) {
      return (letter->is_error ? "error: " : "") + letter->text;
    }
    if (!open) return "the end";
  }
}

inline std::string ask(Worker& room, const std::string& photo) {
  return send(room, photo) ? answer_of(room) : "the end";
}

}  // namespace lab
