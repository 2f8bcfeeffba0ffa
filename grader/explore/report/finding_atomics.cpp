// A failed check, explained by an atomic that changed between a look at it and a step that relies on the
// look.
#include "explore/report/finding.hpp"
#include "explore/report/words.hpp"

namespace explore {
namespace {

/// The thread's next step on the object that changes it; the thread reads it again meanwhile: none.
std::optional<std::size_t> next_change(const Story& story, std::size_t load) {
  const Event& loaded = story.trace.events[load];
  for (std::size_t i = load + 1; i < story.trace.events.size(); ++i) {
    const Event& event = story.trace.events[i];
    if (event.thread != loaded.thread || event.operation.object != loaded.operation.object) continue;
    if (event.operation.kind == Kind::store || event.operation.kind == Kind::read_modify_write) return i;
    return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::size_t> others_change(const Story& story, std::size_t load, std::size_t until) {
  const Event& loaded = story.trace.events[load];
  for (std::size_t i = until; i-- > load + 1;) {
    const Event& event = story.trace.events[i];
    if (event.thread != loaded.thread && event.operation.object == loaded.operation.object &&
        changes_value(event))
      return i;
  }
  return std::nullopt;
}

/// A load, another thread's change, and then a step that relies on what was loaded.
struct Overtaken {
  std::size_t load = 0, change = 0, act = 0;
};

/// `if (taken) return;` and then, on another line, `taken = true;`: a check and an act, not an update.
bool is_check(const Story& story, std::size_t load, std::size_t store) {
  const SourcePlace& looked = story.standings[load].place;
  if (looked.line == story.standings[store].place.line) return false;
  return looked.text.starts_with("if") || looked.text.starts_with("while");
}

/// By a store that writes what the load has led to, or by any other change.
std::optional<Overtaken> overtaken_in(const Story& story, bool by_store) {
  for (std::size_t i = 0; i < story.trace.events.size(); ++i) {
    if (story.trace.events[i].operation.kind != Kind::load || story.internal[i]) continue;
    const auto act = next_change(story, i);
    if (!act) continue;
    const bool store = story.trace.events[*act].operation.kind == Kind::store && !is_check(story, i, *act);
    if (store != by_store) continue;
    if (const auto change = others_change(story, i, *act)) return Overtaken{i, *change, *act};
  }
  return std::nullopt;
}

Finding of_overtaken(const Story& story, const Overtaken& steps, const std::string& flaw) {
  Finding finding{.flaw = flaw};
  finding.places = {story.standings[steps.act].place, story.standings[steps.load].place};
  if (finding.places[0] == finding.places[1]) finding.places.pop_back();
  finding.needed = {steps.load, steps.change, steps.act};
  finding.focus.insert(story.trace.events[steps.load].operation.object);
  return finding;
}

std::string value_read(const Event& event) {
  return value_in_words(event.after != 0 ? event.after : event.before);
}

}  // namespace

std::optional<Finding> lost_update_in(const Story& story) {
  const auto steps = overtaken_in(story, true);
  if (!steps) return std::nullopt;
  const Event& load = story.trace.events[steps->load];
  const Event& change = story.trace.events[steps->change];
  Finding finding = of_overtaken(story, *steps, "lost update");
  finding.sentence = short_name(load.thread) + " reads " + story.name(load.operation.object) + " = " +
                     value_read(load) + at(story.standings[steps->load].place) + " and writes " +
                     value_in_words(story.trace.events[steps->act].after) +
                     at(story.standings[steps->act].place) + "; " + short_name(change.thread) + "'s " +
                     value_in_words(change.after) + in_brackets(story.standings[steps->change].place) +
                     " in between is lost";
  return finding;
}

std::optional<Finding> overtaken_check_in(const Story& story) {
  const auto steps = overtaken_in(story, false);
  if (!steps) return std::nullopt;
  const Event& load = story.trace.events[steps->load];
  const Event& change = story.trace.events[steps->change];
  Finding finding = of_overtaken(story, *steps, "check-then-act");
  finding.sentence = short_name(load.thread) + " looks at " + story.name(load.operation.object) + " = " +
                     value_read(load) + at(story.standings[steps->load].place) + " and changes it" +
                     at(story.standings[steps->act].place) + "; " + short_name(change.thread) +
                     in_brackets(story.standings[steps->change].place) + " changed it in between: what " +
                     short_name(load.thread) + " saw is no longer true";
  return finding;
}

}  // namespace explore
