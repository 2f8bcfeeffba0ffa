// Reads a test source line by line. No compiler is asked, and no learner's code runs, to know what will be
// tested.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lab/error.hpp"
#include "lab/lab.hpp"
#include "lab/text_file.hpp"

namespace grader {
namespace {

class Scanner {
 public:
  explicit Scanner(std::filesystem::path file)
      : file_(std::move(file)), text_(read_text_file(file_).value_or("")) {}

  std::vector<Case> scan() {
    const auto lines = lines_of(text_);
    for (line_ = 1; line_ <= static_cast<int>(lines.size()); ++line_) {
      const std::string_view line = lines[static_cast<std::size_t>(line_) - 1];
      if (line.starts_with("//")) {
        comment_.push_back(trimmed(line.substr(2)));
        continue;
      }
      refuse_other_kinds(trimmed(line));
      if (line.starts_with("TEST(")) {
        add_case(line);
      } else if (trimmed(line).starts_with("TEST(")) {
        refuse("start TEST( at the beginning of its line");
      }
      comment_.clear();
    }
    return std::move(cases_);
  }

 private:
  void add_case(std::string_view line) {
    Case found{.name = name_in(line), .flaw = {}, .why = {}, .file = file_, .line = line_};
    if (std::any_of(cases_.begin(), cases_.end(), [&](const Case& c) { return c.name == found.name; })) {
      refuse(fmt::format("a second case is called {}; rename it", found.name));
    }
    read_comment(found);
    cases_.push_back(std::move(found));
  }

  /// "Bank.KeepsMoney" for `TEST(Bank, KeepsMoney) {`.
  std::string name_in(std::string_view line) const {
    const auto is_word = [](std::string_view text) {
      return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
      });
    };
    line.remove_prefix(std::string_view("TEST(").size());
    const auto comma = line.find(','), end = line.find(')');
    if (comma == line.npos || end == line.npos || end < comma) refuse("write TEST(Suite, Case) on one line");
    const auto suite = trimmed(line.substr(0, comma)),
               name = trimmed(line.substr(comma + 1, end - comma - 1));
    if (!is_word(suite) || !is_word(name)) refuse("write TEST(Suite, Case) with two plain names");
    if (suite.starts_with("DISABLED_") || name.starts_with("DISABLED_")) {
      refuse("a DISABLED_ case is never run; remove it or its prefix");
    }
    return fmt::format("{}.{}", suite, name);
  }

  /// Takes "Catches: <concept>. <sentence>" from the comment lines above the case.
  void read_comment(Case& found) const {
    static constexpr std::string_view keyword = "Catches:";
    const auto start =
        std::find_if(comment_.begin(), comment_.end(), [](auto line) { return line.starts_with(keyword); });
    if (start == comment_.end()) {
      refuse(fmt::format("{} needs a comment `// Catches: <concept>. <Sentence.>` directly above it",
                         found.name));
    }
    const std::string whole = fmt::format("{}", fmt::join(start, comment_.end(), " "));
    const std::string_view text = trimmed(std::string_view(whole).substr(keyword.size()));
    const auto stop = std::min(text.find('.'), text.size());
    found.flaw = text.substr(0, stop);
    found.why = trimmed(text.substr(std::min(stop + 1, text.size())));
    if (!is_concept(found.flaw)) {
      refuse(
          fmt::format("\"{}\" is no concept; write one to six lower-case words and a full stop", found.flaw));
    }
    if (found.why.empty()) refuse("after the concept, say in a sentence what goes wrong");
  }

  static bool is_concept(const std::string& text) {
    const auto words = 1 + std::count(text.begin(), text.end(), ' ');
    return !text.empty() && words <= 6 &&
           std::none_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  /// Cases that this scan, and so the whole grading, would not see.
  void refuse_other_kinds(std::string_view line) const {
    for (const std::string_view kind :
         {"TEST_F(", "TEST_P(", "TYPED_TEST(", "TYPED_TEST_P(", "GTEST_TEST("}) {
      if (line.starts_with(kind)) refuse(fmt::format("{}) is not read; use a plain TEST(Suite, Case)", kind));
    }
    if (line.starts_with("GTEST_SKIP(")) refuse("a skipped case proves nothing; remove GTEST_SKIP");
  }

  [[noreturn]] void refuse(const std::string& problem) const {
    throw UserError(fmt::format("{}:{}: {}.", shown_path(file_), line_, problem), 3);
  }

  std::filesystem::path file_;
  std::string text_;
  int line_ = 0;
  std::vector<std::string_view> comment_;  // The comment lines directly above line_.
  std::vector<Case> cases_;
};

}  // namespace

std::vector<Case> cases_in(const std::filesystem::path& test_source) { return Scanner(test_source).scan(); }

}  // namespace grader
