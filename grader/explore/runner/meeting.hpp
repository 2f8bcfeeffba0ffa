// How workers that search side by side hear of each other's finds: files in a folder.
//
// Only the finds of lower numbers end a search: so the same finding is reported whoever was faster.
#pragma once

#include <string>

namespace explore {

class Meeting {
 public:
  struct Over {};

  Meeting() = default;
  Meeting(std::string folder, int worker) : folder_(std::move(folder)), worker_(worker) {}

  void leave_word() const;
  /// A worker of a lower number has found something, or has seen everything.
  bool is_over() const;

 private:
  std::string word_of(int worker) const { return folder_ + "/found." + std::to_string(worker); }

  std::string folder_;  ///< empty: nobody else searches
  int worker_ = 0;
};

}  // namespace explore
