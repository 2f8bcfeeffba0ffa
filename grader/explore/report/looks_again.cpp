#include "explore/report/expression.hpp"
#include "explore/report/finding.hpp"

namespace explore {
namespace {

/// Commas between the arguments of a wait: a predicate makes one more than the lock and the time need.
bool has_predicate(const std::string& statement) {
  const auto tokens = tokens_of(statement);
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool timed = tokens[i].text == "wait_for" || tokens[i].text == "wait_until";
    if ((tokens[i].text != "wait" && !timed) || tokens[i + 1].text != "(") continue;
    int depth = 0;
    std::size_t commas = 0;
    for (std::size_t at = i + 1; at < tokens.size(); ++at) {
      const std::string_view text = tokens[at].text;
      if (text == "(" || text == "{" || text == "[") ++depth;
      if ((text == ")" || text == "}" || text == "]") && --depth == 0) break;
      if (text == "," && depth == 1) ++commas;
    }
    return commas > (timed ? 1u : 0u);
  }
  return false;
}

}  // namespace

bool looks_again(const Story& story, const SourcePlace& wait) {
  const std::string around = statement_around(wait, story.files);
  return around == "while" || around == "for" || around == "do" ||
         has_predicate(story.files.statement_at(wait.file, wait.line));
}

}  // namespace explore
