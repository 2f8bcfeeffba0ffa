#include "explore/replay/replayer.hpp"

#include <limits>

#include "explore/replay/attempt.hpp"
#include "explore/report/interleaving_of.hpp"

namespace explore {
namespace {

// Questions are a letter and a token; answers are text.
constexpr char judge_it = 'j', draw_it = 'd';

/// Two failures with the same words are alike. Values in a check's message differ from schedule to schedule,
/// its first line says which check it is.
std::string likeness_of(const Failure& failure) {
  return std::string(name_of(failure.kind)) + '\n' + failure.message.substr(0, failure.message.find('\n'));
}

}  // namespace

Replayer::Replayer(const Body& body, const Options& options)
    : body_(body),
      options_(options),
      server_([this](const std::string& question) { return answer(question); }) {}

std::string Replayer::ask(char what, const Schedule& schedule) {
  std::optional<std::string> text = server_.ask(what + token_of(schedule));
  answered_ = text.has_value();
  return std::move(text).value_or("");
}

std::string Replayer::answer(const std::string& question) const {
  const Schedule schedule = schedule_of(question.substr(1));
  return question[0] == judge_it ? judge(schedule) : draw(schedule);
}

/// "<switches> <likeness>"; empty when nothing fails.
std::string Replayer::judge(const Schedule& schedule) const {
  const Ending ending = attempt(body_, options_, schedule).ending;
  return ending.failure ? std::to_string(ending.switches) + ' ' + likeness_of(*ending.failure) : "";
}

std::string Replayer::draw(const Schedule& schedule) const {
  Trace trace;
  const Ending ending = attempt(body_, options_, schedule, &trace).ending;
  return ending.failure ? to_json({}, interleaving_of(trace, *ending.failure)) : "";
}

/// Never more switches than before: the table is read switch by switch.
std::optional<Schedule> Replayer::minimised(const Schedule& schedule, const Failure& failure) {
  std::uint64_t fewest_switches = std::numeric_limits<std::uint64_t>::max();
  const std::string likeness = likeness_of(failure);
  const FailsAlike fails_alike = [&](const Schedule& candidate) {
    const std::string text = ask(judge_it, candidate);
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos || text.substr(blank + 1) != likeness) return false;
    const std::uint64_t switches = std::stoull(text);
    if (switches > fewest_switches) return false;
    fewest_switches = switches;
    return true;
  };
  if (!fails_alike(schedule)) return std::nullopt;
  return minimise(schedule, fails_alike);
}

std::optional<Interleaving> Replayer::drawn(const Schedule& schedule) {
  const std::string text = ask(draw_it, schedule);
  if (text.empty()) return std::nullopt;
  Coverage nothing;
  std::optional<Interleaving> interleaving;
  from_json(text, nothing, interleaving);
  return interleaving;
}

}  // namespace explore
