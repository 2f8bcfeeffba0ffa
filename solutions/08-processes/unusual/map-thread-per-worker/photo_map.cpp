#include "photo_map.hpp"

#include <poll.h>

#include <atomic>
#include <optional>
#include <thread>

#include "letters.hpp"

namespace lab {
namespace {

void wait_until(int fd, short event) {
  pollfd ready{fd, event, 0};
  ::poll(&ready, 1, -1);
}

// The worker's answer; nothing when it has ended.
std::optional<Letter> ask(const Worker& worker, const std::string& photo) {
  Postbag bag(worker.to());
  bag.add({photo});
  while (!bag.empty()) {
    wait_until(worker.to(), POLLOUT);
    if (!bag.send()) return std::nullopt;
  }
  Letterbox box(worker.from());
  while (true) {
    wait_until(worker.from(), POLLIN);
    const bool open = box.fill();
    if (std::optional<Letter> answer = box.take()) return answer;
    if (!open) return std::nullopt;
  }
}

}  // namespace

// The workers are processes, forked long ago; what waits for each of them may well be a thread.
Outcomes photo_map(const std::vector<Worker*>& workers, const std::vector<std::string>& photos) {
  const auto error = [](std::size_t photo, const std::string& reason) {
    return TaskError{"photo " + std::to_string(photo), reason};
  };
  Outcomes outcomes;
  for (std::size_t i = 0; i < photos.size(); ++i) outcomes.push_back(error(i, "no worker left"));
  std::atomic<std::size_t> next = 0;
  std::vector<std::jthread> threads;
  for (Worker* worker : workers) {
    threads.emplace_back([&, worker] {
      for (std::size_t i = next++; i < photos.size(); i = next++) {
        const std::optional<Letter> answer = ask(*worker, photos[i]);
        if (!answer) {
          outcomes[i] = error(i, words(worker->wait()));
          return;
        }
        if (answer->is_error)
          outcomes[i] = error(i, answer->text);
        else
          outcomes[i] = answer->text;
      }
    });
  }
  threads.clear();  // Joins them.
  return outcomes;
}

}  // namespace lab
