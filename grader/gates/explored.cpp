#include "gates/explored.hpp"

#include <algorithm>
#include <stdexcept>

#include "explore/model/failure.hpp"
#include "gates/text.hpp"

namespace grader {
namespace {

struct Search {
  explore::Coverage coverage;
  std::optional<explore::Interleaving> interleaving;
};

/// The one search of the case, or why the records are not the explorer's.
struct Reading {
  std::optional<Search> search;
  std::string misfit;
};

/// A failed EXPECT, told by what happened before it or as it is: what it means the case says.
bool is_failed_check(const std::string& flaw) {
  for (int kind = 0; kind <= static_cast<int>(explore::FailureKind::nondeterminism); ++kind) {
    const auto which = static_cast<explore::FailureKind>(kind);
    if (which != explore::FailureKind::check && flaw == explore::name_of(which)) return false;
  }
  return true;
}

/// A search that gives up before it has run every schedule without a preemption has run more than these.
constexpr std::uint64_t fewest_of_a_large_search = 1'000;

std::string contradiction_in(const Search& search) {
  const explore::Coverage& coverage = search.coverage;  // from_json has seen to it that the sum fits.
  const bool exhausted = coverage.all_interleavings || coverage.exhausted_bound >= 0;
  if (exhausted && !search.interleaving && coverage.schedules == coverage.beyond + coverage.sampled)
    return "it claims to have run every schedule, and ran none";
  return {};
}

Reading read(std::string_view evidence, const Case& expected) {
  Reading reading;
  bool inside = false;
  for (const Record& record : read_records(evidence)) {
    const bool names_case = !record.fields.empty() && record.fields[0] == expected.name;
    if (record.verb == "start" || record.verb == "end") inside = record.verb == "start" && names_case;
    if (record.verb != "explored") continue;
    if (!inside) return {{}, "a search is told of outside the case"};
    if (reading.search) return {{}, "two searches are told of where one was made"};
    if (record.fields.size() != 1) return {{}, "the search is told of in another form"};
    Search search;
    try {
      explore::from_json(record.fields[0], search.coverage, search.interleaving);
    } catch (const std::runtime_error& error) {
      return {{}, std::string("what was searched cannot be read (") + text::printable(error.what()) + ")"};
    }
    if (const std::string wrong = contradiction_in(search); !wrong.empty()) return {{}, wrong};
    reading.search = std::move(search);
  }
  return reading;
}

ExploredJudgement failed(const Case& expected, Finding finding) {
  finding.test = expected.name;
  return {.outcome = Outcome::fail, .why = {}, .finding = std::move(finding)};
}

ExploredJudgement misfit(const Case& expected, const std::string& what) {
  return failed(expected, {.flaw = "ended early", .sentence = "the evidence does not fit: " + what});
}

/// The learner's own lines before the tests'; the order of the explorer otherwise.
std::vector<Place> places_of(const std::vector<explore::SourcePlace>& sources, const LearnerCode& code) {
  std::vector<Place> places;
  for (const Owner owner : {Owner::learner, Owner::given, Owner::test}) {
    for (const explore::SourcePlace& source : sources) {
      if (code.owner_of(source.file) != owner) continue;
      const Place place = code.place(source.file, source.line);
      if (std::ranges::find(places, place) == places.end()) places.push_back(place);
    }
  }
  return places;
}

/// Files as the learner knows them: nothing in a result names a folder of this machine.
void shorten_paths(explore::Interleaving& interleaving, const LearnerCode& code) {
  const auto shorten = [&](explore::SourcePlace& place) {
    place.file = code.place(place.file, place.line).file;
  };
  for (explore::Row& row : interleaving.rows) shorten(row.place);
  for (explore::SourcePlace& place : interleaving.places) shorten(place);
}

Finding finding_of(const Case& expected, const CaseVerdict& verdict, explore::Interleaving interleaving,
                   const LearnerCode& code) {
  Finding finding{.flaw = interleaving.flaw, .sentence = interleaving.sentence};
  finding.places = places_of(interleaving.places, code);
  if (is_failed_check(interleaving.flaw) && !expected.flaw.empty()) {
    finding.flaw = expected.flaw;
    finding.sentence = expected.why;
    finding.notes = {interleaving.sentence};
  }
  if (!verdict.findings.empty()) finding.raw = verdict.findings.front().raw;
  shorten_paths(interleaving, code);
  interleaving.flaw = finding.flaw;
  finding.interleaving = std::move(interleaving);
  return finding;
}

ExploredJudgement not_judged(std::string why, const explore::Coverage& coverage) {
  return {.outcome = Outcome::not_judged, .why = std::move(why), .finding = {}, .coverage = coverage};
}

/// A whole transcript with one search that found nothing: is it enough?
ExploredJudgement judge_silence(const Case& expected, const explore::Coverage& coverage, Orders wanted) {
  if (!coverage.not_judged.empty()) return not_judged(text::printable(coverage.not_judged), coverage);
  if (wanted == Orders::every && !coverage.all_interleavings && coverage.exhausted_bound < 0) {
    if (coverage.schedules < fewest_of_a_large_search)
      return misfit(expected, "the search was ended before it had begun");
    return not_judged(
        "even without a preemption there are too many orders to try them all; nothing was found in " +
            std::to_string(coverage.schedules),
        coverage);
  }
  return {.outcome = Outcome::pass, .why = {}, .finding = {}, .coverage = coverage};
}

}  // namespace

bool is_explore_case(const Case& test_case) { return test_case.file.stem().string().ends_with("_explore"); }

ExploredJudgement judge_explored(const Case& expected, const CaseVerdict& verdict, std::string_view evidence,
                                 const LearnerCode& code, Orders wanted) {
  if (verdict.outcome == CaseOutcome::interrupted) return {};
  if (verdict.outcome == CaseOutcome::not_judged)
    return {.outcome = Outcome::not_judged, .why = verdict.why, .finding = {}};
  const bool to_do = !verdict.findings.empty() && verdict.findings.front().flaw == "not done yet";
  if (to_do) return failed(expected, verdict.findings.front());
  const Reading reading = read(evidence, expected);
  if (!reading.misfit.empty()) return misfit(expected, reading.misfit);
  const std::optional<Search>& search = reading.search;
  if (search && search->interleaving)
    return failed(expected, finding_of(expected, verdict, *search->interleaving, code));
  if (verdict.outcome == CaseOutcome::timed_out && verdict.findings.empty())
    return failed(expected, {.flaw = "hang"});
  if (verdict.outcome != CaseOutcome::passed) return failed(expected, verdict.findings.front());
  if (!search) {
    return failed(expected, {.flaw = "ended early",
                             .sentence = "the case passed, but no order of its threads was tried"});
  }
  return judge_silence(expected, search->coverage, wanted);
}

}  // namespace grader
