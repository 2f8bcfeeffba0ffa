#include "explore/runner/meeting.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace explore {

void Meeting::leave_word() const {
  if (folder_.empty()) return;
  const int word = open(word_of(worker_).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (word >= 0) close(word);
}

bool Meeting::is_over() const {
  if (folder_.empty()) return false;
  for (int lower = 0; lower < worker_; ++lower) {
    if (access(word_of(lower).c_str(), F_OK) == 0) return true;
  }
  return false;
}

}  // namespace explore
