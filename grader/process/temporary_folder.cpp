#include "process/temporary_folder.hpp"

#include <fmt/core.h>
#include <stdlib.h>

#include <cerrno>
#include <cstring>

#include "lab/error.hpp"

namespace grader {

TemporaryFolder::TemporaryFolder(const std::string& name) {
  std::string pattern = std::filesystem::temp_directory_path() / (name + "-XXXXXX");
  if (::mkdtemp(pattern.data()) == nullptr) {
    throw UserError(
        fmt::format("cannot make a folder in {}: {}. Free some space there, or set TMPDIR to another place",
                    std::filesystem::temp_directory_path().string(), std::strerror(errno)),
        3);
  }
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace grader
