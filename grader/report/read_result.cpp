// The other direction of result_document.cpp.
#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "lab/error.hpp"
#include "lab/json.hpp"
#include "report/presentable.hpp"
#include "report/result_document.hpp"

namespace grader {
namespace {

/// One value of the document, which knows its way from the top for messages: "labs[0].tasks[1].points".
class Node {
 public:
  Node(const Json& json, std::string way, std::string_view origin)
      : json_(json), way_(std::move(way)), origin_(origin) {}

  Node at(std::string_view key) const {
    const Json* member = json_.find(key);
    std::string way = way_.empty() ? std::string(key) : fmt::format("{}.{}", way_, key);
    if (!member) refuse(fmt::format("\"{}\" is missing", way));
    return Node(*member, std::move(way), origin_);
  }

  bool has(std::string_view key) const { return json_.find(key) != nullptr; }
  const Json& json() const { return json_; }

  std::string text() const { return as<std::string>("text"); }
  bool truth() const { return as<bool>("true or false"); }

  long whole_number() const {
    const auto number = as<std::int64_t>("a whole number");
    if (number < 0) refuse(fmt::format("\"{}\" is negative", way_));
    return number;
  }

  int small_number() const {
    const long number = whole_number();
    if (number > std::numeric_limits<int>::max()) refuse(fmt::format("\"{}\" is too large", way_));
    return static_cast<int>(number);
  }

  double number() const {
    if (const auto* whole = json_.as<std::int64_t>()) return static_cast<double>(*whole);
    return as<double>("a number");
  }

  /// Calls take(node) for each item and returns the results.
  auto list(auto take) const {
    const auto& items = as<Json::Array>("a list");
    std::vector<decltype(take(*this))> result;
    for (std::size_t i = 0; i < items.size(); ++i) {
      result.push_back(take(Node(items[i], fmt::format("{}[{}]", way_, i), origin_)));
    }
    return result;
  }

  const Json::Object& members() const { return as<Json::Object>("an object"); }

  [[noreturn]] void refuse(const std::string& problem) const {
    throw UserError(
        fmt::format("{} is not a result document: {}; grade again to get a new one.", origin_, problem));
  }

 private:
  template <class T>
  const T& as(std::string_view wanted) const {
    const T* value = json_.as<T>();
    if (!value) refuse(fmt::format("\"{}\" is {}, not {}", way_, json_.kind(), wanted));
    return *value;
  }

  const Json& json_;
  std::string way_;
  std::string_view origin_;
};

void read_points(const Node& node, double& points, double& max_points) {
  points = node.at("points").number();
  max_points = node.at("max_points").number();
  if (!(points >= 0 && points <= max_points)) {
    node.refuse(fmt::format("{} points of {} cannot be", points, max_points));
  }
}

Place read_place(const Node& node) { return {node.at("file").text(), node.at("line").small_number()}; }

/// By the explorer's own reader, which takes it from beside a coverage.
explore::Interleaving read_interleaving(const Node& node) {
  Json both = parse_json(explore::to_json({}, std::nullopt));
  auto& members = std::get<Json::Object>(both.value);
  std::erase_if(members, [](const JsonMember& member) { return member.key == "interleaving"; });
  members.push_back({"interleaving", node.json()});
  explore::Coverage unused;
  std::optional<explore::Interleaving> interleaving;
  try {
    explore::from_json(to_line(both), unused, interleaving);
  } catch (const std::runtime_error& error) {
    node.refuse(error.what());
  }
  if (!interleaving) node.refuse("\"interleaving\" is empty");
  return *std::move(interleaving);
}

Finding read_finding(const Node& node) {
  Finding finding = {.flaw = node.at("concept").text(),
                     .sentence = node.at("sentence").text(),
                     .test = node.at("test").text(),
                     .places = node.at("places").list(read_place),
                     .notes = node.at("notes").list([](const Node& note) { return note.text(); }),
                     .raw = node.at("raw").text()};
  if (node.has("interleaving")) finding.interleaving = read_interleaving(node.at("interleaving"));
  if (node.has("again")) finding.again = node.at("again").text();
  return finding;
}

Measurements read_measurements(const Node& node) {
  Measurements measurements;
  for (const JsonMember& member : node.members()) measurements[member.key] = node.at(member.key).number();
  return measurements;
}

GateResult read_gate(const Node& node) {
  const auto gate = gate_named(node.at("gate").text());
  const auto outcome = outcome_named(node.at("outcome").text());
  if (!gate) node.refuse(fmt::format("there is no gate \"{}\"", node.at("gate").text()));
  if (!outcome) node.refuse(fmt::format("there is no outcome \"{}\"", node.at("outcome").text()));
  GateResult result;
  result.gate = *gate;
  result.outcome = *outcome;
  result.why = node.at("why").text();
  result.next = node.at("next").text();
  result.findings = node.at("findings").list(read_finding);
  result.cases_passed = node.at("cases_passed").small_number();
  result.cases = node.at("cases").small_number();
  result.elapsed = std::chrono::milliseconds(node.at("elapsed_ms").whole_number());
  result.measurements = read_measurements(node.at("measurements"));
  read_points(node, result.points, result.max_points);
  return result;
}

TaskResult read_task(const Node& node) {
  TaskResult task;
  task.id = node.at("id").text();
  task.title = node.at("title").text();
  task.stretch = node.at("stretch").truth();
  task.gates = node.at("gates").list(read_gate);
  read_points(node, task.points, task.max_points);
  return task;
}

LabResult read_lab(const Node& node) {
  LabResult lab;
  lab.number = node.at("number").text();
  lab.name = node.at("name").text();
  lab.title = node.at("title").text();
  lab.tasks = node.at("tasks").list(read_task);
  read_points(node, lab.points, lab.max_points);
  return lab;
}

Machine read_machine(const Node& node) {
  return {.compiler = node.at("compiler").text(),
          .system = node.at("system").text(),
          .cores = node.at("cores").small_number(),
          .cpu_quota = node.at("cpu_quota").number()};
}

/// Text in the document, since many readers of JSON lose the last digits of large numbers.
unsigned long read_seed(const Node& node) {
  const std::string text = node.text();
  unsigned long seed = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seed);
  if (error != std::errc() || end != text.data() + text.size())
    node.refuse("\"seed\" is no number in quotes");
  return seed;
}

Json parse(std::string_view document, std::string_view origin) {
  try {
    return parse_json(document);
  } catch (const JsonError& error) {
    throw UserError(
        fmt::format("{} is not a result document: it is not JSON ({}); grade again to get a new one.", origin,
                    error.what()));
  }
}

}  // namespace

Result read_result(std::string_view document, std::string_view origin) {
  const Json json = parse(document, origin);
  const Node node(json, "", origin);
  if (const std::string schema = node.at("schema").text(); schema != result_schema) {
    node.refuse(fmt::format("its schema is \"{}\" and this kit reads \"{}\"", schema, result_schema));
  }
  Result result;
  result.kit_version = node.at("kit_version").text();
  result.started = node.at("started").text();
  result.elapsed = std::chrono::milliseconds(node.at("elapsed_ms").whole_number());
  result.isolation = node.at("isolation").text();
  result.submission = node.at("submission").text();
  result.seed = read_seed(node.at("seed"));
  result.machine = read_machine(node.at("machine"));
  result.labs = node.at("labs").list(read_lab);
  read_points(node, result.points, result.max_points);
  return presentable(std::move(result));
}

}  // namespace grader
