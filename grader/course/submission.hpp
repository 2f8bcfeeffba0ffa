// Takes a learner's files out of a submitted folder, and nothing else.
//
// Guarantees: only regular files that lab.json lists are read; a link, a device, a folder in a file's place,
//             a file over one megabyte or one that is no text refuses the submission in words; every other
//             name (build files, extra sources, hidden files) is left where it is and named in `left_out`.
//             Nothing in the folder runs.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "lab/lab.hpp"

namespace grader {

struct Submission {
  std::map<std::string, std::string> files;  ///< "03-locks/bank.cpp" -> content
  std::vector<std::string> missing;          ///< listed files that were not submitted
  std::vector<std::string> left_out;         ///< "CMakeLists.txt: not one of this lab's files"
};

/// Reads what belongs to the labs. Files lie in the folder itself (one lab), in NN-name/ or in labs/NN-name/.
/// Throws UserError naming the file and the reason.
Submission read_submission(const std::filesystem::path& folder, const std::vector<const Lab*>& labs);

/// The labs a folder holds something for, by its NN-name folders; empty when it is flat.
std::vector<const Lab*> labs_in(const std::filesystem::path& folder, const std::vector<Lab>& labs);

/// Writes the files below `overlay`, touching only those whose content changed, and removes stale ones.
/// `skeletons` fills in what is missing.
void lay_over(const Submission& submission, const std::vector<const Lab*>& labs,
              const std::filesystem::path& skeletons, const std::filesystem::path& overlay);

}  // namespace grader
