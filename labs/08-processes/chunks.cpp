#include "chunks.hpp"

namespace lab {

// TODO(08.5): what follows is right, and sends a letter for each photo. How do you put many texts into one,
// so that they can be told apart again, whatever is in them? And an error among them?

Work for_chunks(Work work) {
  todo("08.5");
  return work;
}

std::vector<Outcome<std::string>> map_in_chunks(Studio& studio, const std::vector<std::string>& photos,
                                                std::size_t chunk) {
  // TODO(08.5): how large is a chunk that nobody asked for?
  (void)chunk;
  todo("08.5");

  std::vector<Outcome<std::string>> outcomes = studio.answers(photos);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    if (TaskError* error = std::get_if<TaskError>(&outcomes[i])) error->task = "photo " + std::to_string(i);
  }
  return outcomes;
}

}  // namespace lab
