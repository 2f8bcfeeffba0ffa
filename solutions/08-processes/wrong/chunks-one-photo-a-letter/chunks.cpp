// falls: tidy (too many letters)
#include "chunks.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <string_view>
#include <utility>

namespace lab {
namespace {

std::size_t divided_up(std::size_t n, std::size_t by) { return (n + by - 1) / by; }

// A text in a letter: "<kind><length>:" and its bytes. Whatever they are, the length says where they end.
void put(std::string& letter, char kind, std::string_view text) {
  letter += kind + std::to_string(text.size()) + ':';
  letter += text;
}

struct Part {
  char kind;
  std::string text;
};

std::vector<Part> parts_of(std::string_view letter) {
  std::vector<Part> parts;
  while (!letter.empty()) {
    std::size_t length = 0;
    const char* end = std::from_chars(letter.data() + 1, letter.data() + letter.size(), length).ptr;
    const std::size_t begin = static_cast<std::size_t>(end - letter.data()) + 1;
    parts.push_back({letter[0], std::string(letter.substr(begin, length))});
    letter.remove_prefix(begin + length);
  }
  return parts;
}

void put_print(std::string& letter, const Work& work, const std::string& photo) {
  try {
    put(letter, 'p', work(photo));
  } catch (const std::exception& error) {
    put(letter, 'e', error.what());
  } catch (...) {
    put(letter, 'e', "unknown");
  }
}

}  // namespace

Work for_chunks(Work work) {
  return [work = std::move(work)](const std::string& letter) {
    std::string prints;
    for (const Part& photo : parts_of(letter)) put_print(prints, work, photo.text);
    return prints;
  };
}

std::vector<Outcome<std::string>> map_in_chunks(Studio& studio, const std::vector<std::string>& photos,
                                                std::size_t chunk) {
  if (photos.empty()) return {};
  if (chunk == 0) chunk = 1;

  std::vector<std::string> letters(divided_up(photos.size(), chunk));
  for (std::size_t i = 0; i < photos.size(); ++i) put(letters[i / chunk], 'p', photos[i]);
  const std::vector<Outcome<std::string>> answers = studio.answers(letters);

  std::vector<Outcome<std::string>> outcomes(photos.size());
  const auto fail = [&](std::size_t photo, const std::string& reason) {
    outcomes[photo] = TaskError{"photo " + std::to_string(photo), reason};
  };
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const std::size_t begin = i * chunk, end = std::min(photos.size(), begin + chunk);
    if (const TaskError* error = std::get_if<TaskError>(&answers[i])) {
      for (std::size_t photo = begin; photo < end; ++photo) fail(photo, error->what);
      continue;
    }
    const std::vector<Part> prints = parts_of(std::get<std::string>(answers[i]));
    for (std::size_t photo = begin; photo < end; ++photo) {
      const Part& print = prints[photo - begin];
      if (print.kind == 'e')
        fail(photo, print.text);
      else
        outcomes[photo] = print.text;
    }
  }
  return outcomes;
}

}  // namespace lab
