#include "lab/predictions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "lab/error.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

constexpr std::array<std::string_view, 5> ordinals = {"The first. ", "The second. ", "The third. ",
                                                      "The fourth. ", "The fifth. "};

/// Reads a page line by line; throws where it is not a list of questions.
class PageReader {
 public:
  explicit PageReader(std::filesystem::path file) : file_(std::move(file)) {}

  std::vector<Prediction> read() {
    const std::string text = read_text_file(file_).value_or("");
    for (const std::string_view line : lines_of(text)) {
      ++line_number_;
      take(line);
    }
    finish();
    return std::move(questions_);
  }

 private:
  void take(std::string_view line) {
    if (line.starts_with("## ")) {
      finish();
      questions_.push_back({.question = std::string(trimmed(line.substr(3))), .options = {}, .reason = {}});
    } else if (questions_.empty()) {
      return;
    } else if (line.starts_with("<details>")) {
      in_fold_ = true;
    } else if (line.starts_with("</details>")) {
      in_fold_ = false;
    } else if (in_fold_) {
      questions_.back().reason.append(line).append("\n");
    } else if (line.starts_with("- [ ] ")) {
      questions_.back().options.emplace_back(trimmed(line.substr(6)));
    } else if (!line.empty()) {
      refuse("only options (`- [ ] …`) and the fold `<details>` stand below a question");
    }
  }

  /// Takes the ordinal off the reason of the question that ends here.
  void finish() {
    if (questions_.empty()) return;
    Prediction& question = questions_.back();
    const std::string reason(trimmed(question.reason));
    const auto ordinal = std::find_if(ordinals.begin(), ordinals.end(),
                                      [&](std::string_view word) { return reason.starts_with(word); });
    question.right = static_cast<std::size_t>(ordinal - ordinals.begin());
    if (question.options.size() < 2) refuse("a question needs two options at least");
    if (ordinal == ordinals.end() || question.right >= question.options.size())
      refuse("the fold of a question begins with `The first. ` or the like, one of its options");
    question.reason = reason.substr(ordinal->size());
  }

  [[noreturn]] void refuse(std::string_view rule) const {
    throw UserError(fmt::format("{}:{}: {}", shown_path(file_), line_number_, rule), 3);
  }

  std::filesystem::path file_;
  std::vector<Prediction> questions_;
  bool in_fold_ = false;
  int line_number_ = 0;
};

}  // namespace

std::vector<Prediction> predictions_for(const Lab& lab) {
  return PageReader(lab.folder / "PREDICT.md").read();
}

}  // namespace grader
