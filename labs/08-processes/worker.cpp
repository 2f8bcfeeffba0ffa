#include "worker.hpp"

#include <poll.h>

#include <exception>
#include <optional>

#include "letters.hpp"

namespace lab {
namespace {

// Sleeps until it is worth trying again; a signal only makes it try earlier.
void wait_until(int fd, short event) {
  pollfd ready{fd, event, 0};
  ::poll(&ready, 1, -1);
}

Letter answer(const Work& work, const std::string& photo) {
  try {
    return {work(photo)};
  } catch (const std::exception& error) {
    return {error.what(), true};
  } catch (...) {
    return {"unknown", true};
  }
}

}  // namespace

void serve(int from, int to, const Work& work) {
  Letterbox box(from);
  Postbag bag(to);
  while (true) {
    std::optional<Letter> letter = box.take();
    while (!letter) {
      wait_until(from, POLLIN);
      if (!box.fill()) return;
      letter = box.take();
    }
    bag.add(answer(work, letter->text));
    while (!bag.empty()) {
      wait_until(to, POLLOUT);
      if (!bag.send()) return;
    }
  }
}

}  // namespace lab
