// Coverage and interleaving as one JSON document, and back. What is read may come from a program nobody
// vouches for: every field is checked, and nothing is taken that to_json would not have written.
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "explore/report/interleaving.hpp"

namespace explore {
namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;
constexpr std::size_t most_rows = 10'000, most_threads = 1'000, most_places = 1'000;

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("interleaving: " + what); }

const Json& field(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) refuse(std::string("no field \"") + key + "\"");
  return *found;
}

const Json& object_in(const Json& object, const char* key) {
  const Json& value = field(object, key);
  if (!value.is_object()) refuse(std::string("\"") + key + "\" is no object");
  return value;
}

const Json& array_in(const Json& object, const char* key, std::size_t most) {
  const Json& value = field(object, key);
  if (!value.is_array()) refuse(std::string("\"") + key + "\" is no array");
  if (value.size() > most) refuse(std::string("\"") + key + "\" is too long");
  return value;
}

std::string text_of(const Json& value, const char* key) {
  if (!value.is_string()) refuse(std::string("\"") + key + "\" is no text");
  return value.get<std::string>();
}

std::string text_in(const Json& object, const char* key) { return text_of(field(object, key), key); }

std::vector<std::string> texts_in(const Json& object, const char* key, std::size_t most) {
  std::vector<std::string> texts;
  for (const Json& text : array_in(object, key, most)) texts.push_back(text_of(text, key));
  return texts;
}

std::uint64_t count_in(const Json& object, const char* key) {
  const Json& value = field(object, key);
  if (!value.is_number_unsigned()) refuse(std::string("\"") + key + "\" is no count");
  return value.get<std::uint64_t>();
}

int number_in(const Json& object, const char* key, int least, int most) {
  const Json& value = field(object, key);
  if (!value.is_number_integer()) refuse(std::string("\"") + key + "\" is no whole number");
  const bool huge =
      value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(most);
  if (huge || value.get<std::int64_t>() < least || value.get<std::int64_t>() > most)
    refuse(std::string("\"") + key + "\" is out of range");
  return value.get<int>();
}

bool truth_in(const Json& object, const char* key) {
  const Json& value = field(object, key);
  if (!value.is_boolean()) refuse(std::string("\"") + key + "\" is neither true nor false");
  return value.get<bool>();
}

double seconds_in(const Json& object, const char* key) {
  const Json& value = field(object, key);
  if (!value.is_number() || value.get<double>() < 0) refuse(std::string("\"") + key + "\" is no duration");
  return value.get<double>();
}

Json json_of(const SourcePlace& place) {
  return {{"file", place.file}, {"line", place.line}, {"text", place.text}, {"function", place.function}};
}

SourcePlace place_of(const Json& json) {
  if (!json.is_object()) refuse("a place is no object");
  return {.file = text_in(json, "file"),
          .line = number_in(json, "line", 0, 10'000'000),
          .text = text_in(json, "text"),
          .function = text_in(json, "function")};
}

Json json_of(const Row& row) {
  return {{"thread", row.thread},     {"action", row.action}, {"place", json_of(row.place)},
          {"switched", row.switched}, {"held", row.held},     {"time", row.time}};
}

Row row_of(const Json& json, std::size_t threads) {
  if (!json.is_object()) refuse("a row is no object");
  return {.thread = number_in(json, "thread", 0, static_cast<int>(threads) - 1),
          .action = text_in(json, "action"),
          .place = place_of(object_in(json, "place")),
          .switched = text_in(json, "switched"),
          .held = texts_in(json, "held", most_places),
          .time = text_in(json, "time")};
}

Json json_of(const Interleaving& interleaving) {
  Json rows = Json::array(), places = Json::array();
  for (const Row& row : interleaving.rows) rows.push_back(json_of(row));
  for (const SourcePlace& place : interleaving.places) places.push_back(json_of(place));
  return {{"flaw", interleaving.flaw},         {"sentence", interleaving.sentence},
          {"threads", interleaving.threads},   {"rows", std::move(rows)},
          {"endings", interleaving.endings},   {"places", std::move(places)},
          {"schedule", interleaving.schedule}, {"token", interleaving.token}};
}

Interleaving interleaving_in(const Json& json) {
  if (!json.is_object()) refuse("\"interleaving\" is no object");
  Interleaving result;
  result.flaw = text_in(json, "flaw");
  if (result.flaw.empty()) refuse("\"flaw\" is empty");
  result.sentence = text_in(json, "sentence");
  result.threads = texts_in(json, "threads", most_threads);
  for (const Json& row : array_in(json, "rows", most_rows))
    result.rows.push_back(row_of(row, result.threads.size()));
  result.endings = texts_in(json, "endings", most_threads);
  for (const Json& place : array_in(json, "places", most_places)) {
    result.places.push_back(place_of(place));
  }
  result.schedule = count_in(json, "schedule");
  result.token = text_in(json, "token");
  return result;
}

Json json_of(const Coverage& coverage) {
  return {{"schedules", coverage.schedules},
          {"all_interleavings", coverage.all_interleavings},
          {"exhausted_bound", coverage.exhausted_bound},
          {"beyond", coverage.beyond},
          {"sampled", coverage.sampled},
          {"spurious_wakeups", coverage.spurious_wakeups},
          {"early_timers", coverage.early_timers},
          {"not_judged", coverage.not_judged},
          {"toolchain", coverage.toolchain},
          {"seconds", coverage.seconds}};
}

Coverage coverage_in(const Json& json) {
  constexpr int most = 1'000'000;
  const Coverage coverage{.schedules = count_in(json, "schedules"),
                          .all_interleavings = truth_in(json, "all_interleavings"),
                          .exhausted_bound = number_in(json, "exhausted_bound", -1, most),
                          .beyond = count_in(json, "beyond"),
                          .sampled = count_in(json, "sampled"),
                          .spurious_wakeups = number_in(json, "spurious_wakeups", 0, most),
                          .early_timers = number_in(json, "early_timers", 0, most),
                          .not_judged = text_in(json, "not_judged"),
                          .toolchain = text_in(json, "toolchain"),
                          .seconds = seconds_in(json, "seconds")};
  if (coverage.beyond > coverage.schedules || coverage.sampled > coverage.schedules - coverage.beyond)
    refuse("more schedules are beyond or sampled than there are");
  return coverage;
}

}  // namespace

std::string to_json(const Coverage& coverage, const std::optional<Interleaving>& interleaving) {
  Json document = {{"version", format_version}, {"coverage", json_of(coverage)}};
  document["interleaving"] = interleaving ? json_of(*interleaving) : Json(nullptr);
  // Source text and thread names may hold any bytes.
  return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void from_json(const std::string& text, Coverage& coverage, std::optional<Interleaving>& interleaving) {
  const Json document = Json::parse(text, nullptr, false);
  if (document.is_discarded() || !document.is_object()) refuse("no JSON object");
  if (number_in(document, "version", 0, 1'000'000) != format_version) refuse("unknown version");
  const Json& drawn = field(document, "interleaving");
  const Coverage read = coverage_in(object_in(document, "coverage"));
  interleaving = drawn.is_null() ? std::nullopt : std::optional(interleaving_in(drawn));
  coverage = read;
}

}  // namespace explore
