#include "gates/learner_code.hpp"

#include "gates/text.hpp"

namespace grader {
namespace {

bool names(std::string_view path, std::string_view file) {
  return path == file ||
         (path.ends_with(file) && path.size() > file.size() && path[path.size() - file.size() - 1] == '/');
}

}  // namespace

Owner LearnerCode::owner_of(std::string_view path) const {
  for (const std::string_view foreign :
       {"/include/c++/", "/harness/", "/gtest/", "/googletest", "/sysdeps/", "/libsanitizer/"}) {
    if (text::contains(path, foreign)) return Owner::nobody;
  }
  for (const std::string& file : files) {
    if (names(path, file)) return Owner::learner;
  }
  if (text::contains(path, "/tests/")) return Owner::test;
  if (text::contains(path, "/labs/") || text::contains(path, "/solutions/")) return Owner::given;
  return Owner::nobody;
}

Place LearnerCode::place(std::string_view path, int line) const {
  for (const std::string& file : files) {
    if (names(path, file)) return {file, line};
  }
  const std::string name(text::file_name(path));
  if (text::contains(path, "/tests/")) return {"tests/" + name, line};
  if (text::contains(path, "/labs/support/")) return {"support/" + name, line};
  return {name, line};
}

std::string LearnerCode::text_of(std::string_view path, int line) const {
  if (!source_line || path.empty() || line <= 0) return {};
  const std::string whole = source_line(std::string(path), line);
  const std::string_view shown = text::trimmed(whole);
  return text::printable(shown.substr(0, 120));
}

std::string words(const Place& place) {
  if (place.file.empty()) return {};
  return place.line > 0 ? place.file + ":" + std::to_string(place.line) : place.file;
}

}  // namespace grader
