#include "call_all.hpp"

#include "support/lab.hpp"

namespace lab {

std::vector<std::string> call_all(Feed& feed, std::span<const int> stations) {
  // This is the loop of a club with one phone.
  // TODO(02.1): put each call on a thread of its own. When does the second call start, and when does it end?
  todo("02.1");

  std::vector<std::string> answers;
  for (const int station : stations) answers.push_back(feed.fetch(station));
  return answers;
}

}  // namespace lab
