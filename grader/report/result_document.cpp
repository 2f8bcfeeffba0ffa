#include "report/result_document.hpp"

#include "lab/json.hpp"
#include "report/presentable.hpp"

namespace grader {
namespace {

Json json_of(const Place&);
Json json_of(const Finding&);
Json json_of(const GateResult&);
Json json_of(const TaskResult&);
Json json_of(const LabResult&);
Json json_of(const std::string& text) { return text; }

template <class Item>
Json list_of(const std::vector<Item>& items) {
  Json::Array list;
  for (const Item& item : items) list.push_back(json_of(item));
  return list;
}

Json json_of(const Place& place) { return json_object({{"file", place.file}, {"line", place.line}}); }

/// The explorer's own words for it: evidence and documents have one format.
Json json_of(const explore::Interleaving& interleaving) {
  return *parse_json(explore::to_json({}, interleaving)).find("interleaving");
}

Json json_of(const Finding& finding) {
  Json::Object object = {
      {"concept", finding.flaw},           {"sentence", finding.sentence},    {"test", finding.test},
      {"places", list_of(finding.places)}, {"notes", list_of(finding.notes)}, {"raw", finding.raw}};
  if (finding.interleaving) object.push_back({"interleaving", json_of(*finding.interleaving)});
  if (!finding.again.empty()) object.push_back({"again", finding.again});
  return object;
}

Json json_of(const Measurements& measurements) {
  Json::Object object;
  for (const auto& [name, value] : measurements) object.push_back({name, value});
  return object;
}

Json json_of(const GateResult& gate) {
  return json_object({{"gate", name_of(gate.gate)},
                      {"outcome", name_of(gate.outcome)},
                      {"why", gate.why},
                      {"next", gate.next},
                      {"points", gate.points},
                      {"max_points", gate.max_points},
                      {"cases_passed", gate.cases_passed},
                      {"cases", gate.cases},
                      {"elapsed_ms", gate.elapsed.count()},
                      {"measurements", json_of(gate.measurements)},
                      {"findings", list_of(gate.findings)}});
}

Json json_of(const TaskResult& task) {
  return json_object({{"id", task.id},
                      {"title", task.title},
                      {"stretch", task.stretch},
                      {"done", done(task)},
                      {"points", task.points},
                      {"max_points", task.max_points},
                      {"gates", list_of(task.gates)}});
}

Json json_of(const LabResult& lab) {
  return json_object({{"number", lab.number},
                      {"name", lab.name},
                      {"title", lab.title},
                      {"done", done(lab)},
                      {"points", lab.points},
                      {"max_points", lab.max_points},
                      {"tasks", list_of(lab.tasks)}});
}

Json json_of(const Machine& machine) {
  return json_object({{"compiler", machine.compiler},
                      {"system", machine.system},
                      {"cores", machine.cores},
                      {"cpu_quota", machine.cpu_quota}});
}

}  // namespace

std::string result_document(const Result& original) {
  const Result result = presentable(original);
  return to_text(json_object({{"schema", result_schema},
                              {"kit_version", result.kit_version},
                              {"started", result.started},
                              {"elapsed_ms", result.elapsed.count()},
                              {"isolation", result.isolation},
                              {"submission", result.submission},
                              {"seed", std::to_string(result.seed)},
                              {"machine", json_of(result.machine)},
                              {"broken", broken(result)},
                              {"points", result.points},
                              {"max_points", result.max_points},
                              {"labs", list_of(result.labs)}}));
}

}  // namespace grader
