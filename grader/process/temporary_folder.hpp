// A folder that exists as long as its object, below TMPDIR or /tmp.
//
// Errors: UserError (status 3) when there is no room for it.
#pragma once

#include <filesystem>
#include <string>

namespace grader {

class TemporaryFolder {
 public:
  /// `name` is the first part of the folder's name.
  explicit TemporaryFolder(const std::string& name);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace grader
