#include "report/formats.hpp"

#include <algorithm>
#include <array>

#include "report/console.hpp"
#include "report/presentable.hpp"
#include "report/result_document.hpp"

namespace grader {
namespace {

std::string plain_console(const Result& result) {
  return console_report(presentable(result), ConsoleStyle{});
}

constexpr std::array all_formats = {
    Format{"json", "result.json", "the result document itself", result_document},
    Format{"text", "result.txt", "what the terminal shows, without colours", plain_console},
    Format{"csv", "results.csv", "a gradebook: one row per task", csv},
    Format{"problems", "problems.txt", "editors: a line per finding, like a compiler's", problems},
    Format{"junit", "result.xml", "JUnit XML: CI systems, Artemis", junit},
    Format{"gradescope", "results.json", "Gradescope", gradescope},
    Format{"github-classroom", "github_output.txt", "GitHub Classroom: lines for $GITHUB_OUTPUT",
           github_classroom},
    Format{"github-classroom-json", "runner-result.json", "GitHub Classroom: one runner result as JSON",
           github_classroom_json},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* format_named(std::string_view name) {
  const auto found = std::find_if(all_formats.begin(), all_formats.end(),
                                  [&](const Format& format) { return format.name == name; });
  return found == all_formats.end() ? nullptr : &*found;
}

}  // namespace grader
