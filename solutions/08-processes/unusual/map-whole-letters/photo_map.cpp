#include "photo_map.hpp"

#include <poll.h>

#include <cerrno>
#include <optional>
#include <system_error>

#include "letters.hpp"

namespace lab {
namespace {

void wait_until(int fd, short event) {
  pollfd ready{fd, event, 0};
  ::poll(&ready, 1, -1);
}

// A worker that has one photo at most reads when it is sent one, and writes when it is read: so the whole
// photo may be written, and the whole answer read, without looking at the others meanwhile.
void send(const Worker& worker, const std::string& photo) {
  Postbag bag(worker.to());
  bag.add({photo});
  while (!bag.empty()) {
    wait_until(worker.to(), POLLOUT);
    if (!bag.send()) return;
  }
}

std::optional<Letter> receive(const Worker& worker) {
  Letterbox box(worker.from());
  while (true) {
    wait_until(worker.from(), POLLIN);
    const bool open = box.fill();
    if (std::optional<Letter> answer = box.take()) return answer;
    if (!open) return std::nullopt;
  }
}

}  // namespace

Outcomes photo_map(const std::vector<Worker*>& workers, const std::vector<std::string>& photos) {
  Outcomes outcomes(photos.size());
  std::vector<std::optional<std::size_t>> photo_of(workers.size());
  std::vector<pollfd> answers(workers.size(), {-1, POLLIN, 0});  // poll() skips those below 0.
  std::size_t next = 0, busy = 0;
  const auto fail = [&](std::size_t photo, const std::string& reason) {
    outcomes[photo] = TaskError{"photo " + std::to_string(photo), reason};
  };
  const auto hand_out = [&](std::size_t i) {
    if (next == photos.size()) return;
    photo_of[i] = next++;
    answers[i].fd = workers[i]->from();
    ++busy;
    send(*workers[i], photos[*photo_of[i]]);
  };
  for (std::size_t i = 0; i < workers.size(); ++i) hand_out(i);
  while (busy > 0) {
    if (::poll(answers.data(), answers.size(), -1) < 0) {
      if (errno == EINTR) continue;
      throw std::system_error(errno, std::generic_category(), "poll");
    }
    for (std::size_t i = 0; i < workers.size(); ++i) {
      if (answers[i].fd < 0 || answers[i].revents == 0) continue;
      const std::size_t photo = *photo_of[i];
      const std::optional<Letter> answer = receive(*workers[i]);
      answers[i].fd = -1;
      --busy;
      if (!answer) {
        fail(photo, words(workers[i]->wait()));
        continue;
      }
      if (answer->is_error)
        fail(photo, answer->text);
      else
        outcomes[photo] = answer->text;
      hand_out(i);
    }
  }
  while (next < photos.size()) fail(next++, "no worker left");
  return outcomes;
}

}  // namespace lab
