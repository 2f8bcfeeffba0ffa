#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "lab/text_file.hpp"
#include "report/console.hpp"
#include "report/page.hpp"
#include "report/text.hpp"

namespace grader {
namespace {

constexpr std::size_t gate_column = 2, outcome_column = 16, why_column = 23;
constexpr std::size_t most_places = 4, most_notes = 12, most_others = 3;
constexpr std::size_t narrowest_table = 60;
constexpr std::string_view not_done_yet = "not done yet";

/// "bank.cpp:21" for labs/03-locks/bank.cpp: the header names the lab.
std::string shown_place(const Place& place) {
  std::string_view file = place.file;
  if (file.starts_with("labs/")) {
    const auto folder_end = file.find('/', 5);
    if (folder_end != file.npos) file.remove_prefix(folder_end + 1);
  }
  return clean(place.line > 0 ? fmt::format("{}:{}", file, place.line) : std::string(file));
}

std::string_view without_blanks(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  return first == text.npos ? std::string_view() : text.substr(first);
}

/// The lines of all notes.
std::vector<std::string> note_lines(const Finding& finding) {
  std::vector<std::string> lines;
  for (const std::string& note : finding.notes) {
    std::string_view rest = note;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      lines.emplace_back(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return lines;
}

/// The text of the place's line: from a note "bank.cpp:21  total_ += 1;", which is taken out, or from the
/// source. Empty when another note, the compiler's excerpt, shows that line already.
std::string source_of(const Place& place, std::vector<std::string>& notes, const ConsoleStyle& style) {
  const std::string start = shown_place(place) + "  ";
  const auto note =
      std::find_if(notes.begin(), notes.end(), [&](const auto& line) { return line.starts_with(start); });
  if (note != notes.end()) {
    const std::string text = note->substr(start.size());
    notes.erase(note);
    return text;
  }
  const std::string line = style.source_line(place);
  const std::string_view text = without_blanks(line);
  const bool shown = std::any_of(notes.begin(), notes.end(),
                                 [&](const auto& other) { return other.find(text) != other.npos; });
  return shown ? "" : std::string(text);
}

void add_places(Block& block, const Finding& finding, std::vector<std::string>& notes,
                const ConsoleStyle& style) {
  const std::size_t shown = std::min(finding.places.size(), most_places);
  std::size_t widest = 0;
  for (std::size_t i = 0; i < shown; ++i) widest = std::max(widest, columns(shown_place(finding.places[i])));
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string source = source_of(finding.places[i], notes, style);
    const std::string label = padded(shown_place(finding.places[i]), widest + 2);
    if (finding.flaw == not_done_yet) {
      block.add(label, source, Paint::plain, Paint::place);  // The TODO's question is to be read to its end.
    } else {
      block.add_verbatim(label, source, Paint::place);
    }
  }
  if (finding.places.size() > shown) {
    block.add("",
              fmt::format("and {}", counted(static_cast<long>(finding.places.size() - shown), "more place")));
  }
}

void add_notes(Block& block, const std::vector<std::string>& notes) {
  const std::size_t shown = notes.size() > most_notes ? most_notes - 1 : notes.size();
  for (std::size_t i = 0; i < shown; ++i) {
    const bool aligned = notes[i].starts_with(' ') || notes[i].starts_with('\t');
    aligned ? block.add_verbatim("", notes[i]) : block.add("", notes[i]);
  }
  if (notes.size() > shown)
    block.add("", fmt::format("... and {} more lines", notes.size() - shown), Paint::faint);
}

/// "concept: sentence", leaving out what `said` has said already.
std::string unsaid(const Finding& finding, std::string_view said) {
  std::string text = said.find(finding.flaw) == said.npos ? finding.flaw : "";
  if (!finding.sentence.empty() && said.find(finding.sentence) == said.npos) {
    text += (text.empty() ? "" : ": ") + finding.sentence;
  }
  return text;
}

/// The names of the tests that found the same flaw, the first apart.
std::string tests_of(const std::vector<Finding>& findings, const std::string& flaw) {
  std::vector<std::string_view> names;
  for (const Finding& finding : findings) {
    const bool is_new = std::find(names.begin(), names.end(), finding.test) == names.end();
    if (finding.flaw == flaw && !finding.test.empty() && is_new) names.push_back(finding.test);
  }
  const auto more = names.size() - std::min(names.size(), most_others);
  names.resize(names.size() - more);
  return fmt::format("{}{}", fmt::join(names, ", "), more > 0 ? fmt::format(" and {} more", more) : "");
}

/// Other flaws than the first finding's, a line each.
void add_others(Block& block, const std::vector<Finding>& findings) {
  std::vector<std::string_view> seen = {findings.front().flaw};
  for (const Finding& finding : findings) {
    if (std::find(seen.begin(), seen.end(), finding.flaw) != seen.end() || finding.flaw == not_done_yet)
      continue;
    seen.push_back(finding.flaw);
    if (seen.size() > most_others + 1) continue;
    const std::string tests = tests_of(findings, finding.flaw);
    const std::string where = !tests.empty()            ? fmt::format(" ({})", tests)
                              : !finding.places.empty() ? fmt::format(" ({})", shown_place(finding.places[0]))
                                                        : "";
    block.add("also: ", unsaid(finding, "") + where);
  }
  if (seen.size() > most_others + 1)
    block.add("also: ", counted(static_cast<long>(seen.size() - most_others - 1), "other concept"));
}

/// Real findings before gaps the learner has not come to.
std::vector<Finding> real_first(const std::vector<Finding>& findings) {
  std::vector<Finding> ordered;
  const auto is_real = [](const Finding& finding) { return finding.flaw != not_done_yet; };
  std::ranges::copy_if(findings, std::back_inserter(ordered), is_real);
  std::ranges::remove_copy_if(findings, std::back_inserter(ordered), is_real);
  return ordered;
}

/// The order of steps that went wrong.
void add_interleaving(Block& block, const Finding& finding, std::size_t margin, const ConsoleStyle& style) {
  const int width =
      static_cast<int>(style.width > margin + narrowest_table ? style.width - margin : narrowest_table);
  const std::string table = explore::table_of(*finding.interleaving, width);
  for (const std::string_view line : lines_of(table)) block.add_verbatim("", line);
}

void add_findings(Block& block, const GateResult& gate, std::size_t margin, std::string_view said,
                  const ConsoleStyle& style) {
  if (gate.findings.empty()) return;
  const auto findings = real_first(gate.findings);
  const Finding& first = findings.front();
  auto notes = note_lines(first);
  if (const std::string text = unsaid(first, said); !text.empty()) block.add("", text);
  if (!first.interleaving) add_places(block, first, notes, style);
  add_notes(block, notes);
  if (first.interleaving) add_interleaving(block, first, margin, style);  // Each of its rows has its place.
  if (!first.again.empty()) block.add("again: ", first.again, Paint::strong, Paint::faint);
  const std::string tests = tests_of(findings, first.flaw);
  const bool named = !first.again.empty() && tests == first.test;  // The command above names it.
  if (!tests.empty() && !named && !to_do(gate)) {
    block.add("test: ", tests, Paint::plain, Paint::faint);
  }
  add_others(block, findings);
}

/// What the gate's first line says beside the outcome. Names the concept where it tells what happened.
std::string headline(const GateResult& gate) {
  if (gate.findings.empty()) return gate.why;
  const Finding first = real_first(gate.findings).front();
  if (gate.why.empty()) return unsaid(first, "");
  const bool tells_all = !first.sentence.empty() && gate.why.find(first.sentence) != std::string::npos;
  const bool names_it = gate.why.find(first.flaw) != std::string::npos;
  const bool counts = first.interleaving && first.interleaving->schedule > 0;
  return (tells_all && !names_it ? fmt::format("{}: {}", first.flaw, gate.why) : gate.why) +
         (counts ? fmt::format(" (schedule {})", first.interleaving->schedule) : "");
}

struct Verdict {
  std::string_view word;
  Paint paint;
};

Verdict verdict_of(const GateResult& gate) {
  if (to_do(gate)) return {"to do", Paint::calm};
  switch (gate.outcome) {
    case Outcome::pass:
      return {"pass", Paint::good};
    case Outcome::provisional:
      return {"pass*", Paint::good};
    case Outcome::fail:
      return {"FAIL", Paint::bad};
    case Outcome::not_judged:
      return {"not judged: ", Paint::calm};
    case Outcome::broken:
      return {"broken: ", Paint::odd};
    case Outcome::not_run:
      return {"not run: ", Paint::faint};
  }
  return {"", Paint::plain};
}

std::string details(const GateResult& gate, std::size_t margin, std::string_view said,
                    const ConsoleStyle& style) {
  Block block(margin, style);
  if (gate.outcome == Outcome::broken) block.add("", "This is not about your code, and it costs no points.");
  if (gate.outcome == Outcome::not_judged) block.add("", "It costs no points.");
  add_findings(block, gate, margin, said, style);
  const bool has_next = !gate.next.empty() && gate.outcome != Outcome::not_run;
  if (has_next) block.add("next: ", gate.next, Paint::strong, Paint::faint);
  return block.text();
}

}  // namespace

bool to_do(const GateResult& gate) {
  return gate.outcome == Outcome::fail && !gate.findings.empty() &&
         std::all_of(gate.findings.begin(), gate.findings.end(),
                     [](const Finding& finding) { return finding.flaw == not_done_yet; });
}

std::string gate_report(const GateResult& gate, const ConsoleStyle& style) {
  const Verdict verdict = verdict_of(gate);
  const std::string why = headline(gate);
  const bool has_colon = verdict.word.ends_with(": ");
  const std::string word =
      has_colon ? std::string(verdict.word) : padded(verdict.word, why_column - outcome_column);
  const std::string name =
      std::string(gate_column, ' ') + padded(name_of(gate.gate), outcome_column - gate_column);
  Block block(name.size(), style);
  block.add(word, why, Paint::plain, verdict.paint);
  std::string text = block.text();
  text.replace(0, name.size(), name);
  return text + details(gate, outcome_column, why, style);
}

std::string gate_details(const GateResult& gate, const ConsoleStyle& style) {
  const std::string why = headline(gate);
  Block block(0, style);
  if (!why.empty()) block.add("", why);
  return block.text() + details(gate, 0, why, style);
}

}  // namespace grader
