#include "report/presentable.hpp"

#include <algorithm>
#include <cmath>

#include "report/text.hpp"

namespace grader {
namespace {

constexpr std::size_t name_bytes = 200, sentence_bytes = 2'000, raw_bytes = 32 * 1024;
constexpr std::size_t most_labs = 100, most_tasks = 100, most_gates = 12, most_findings = 20, most_lines = 40;
constexpr std::size_t most_rows = 200, most_threads = 128;
constexpr int most_cases = 1'000'000;
constexpr std::uint64_t most_schedules = 1'000'000'000'000'000;
constexpr double most_points = 1e6;

template <class Item>
void limit(std::vector<Item>& items, std::size_t most) {
  if (items.size() > most) items.erase(items.begin() + static_cast<std::ptrdiff_t>(most), items.end());
}

void name(std::string& text) {
  text = bounded(text, name_bytes);
  std::replace(text.begin(), text.end(), '\n', ' ');
}

void sentence(std::string& text) { text = bounded(text, sentence_bytes); }

double finite(double number, double most) {
  return std::isfinite(number) ? std::clamp(number, 0.0, most) : 0;
}

void points(double& earned, double& most) {
  most = finite(most, most_points);
  earned = finite(earned, most);
}

void tidy(explore::SourcePlace& place) {
  name(place.file);
  name(place.function);
  name(place.text);
  place.line = std::max(place.line, 0);
}

void tidy(explore::Row& row, int threads) {
  name(row.action);
  name(row.switched);
  name(row.time);
  row.thread = std::clamp(row.thread, 0, threads - 1);
  limit(row.held, most_lines);
  for (std::string& lock : row.held) name(lock);
  tidy(row.place);
}

void tidy(explore::Interleaving& interleaving) {
  name(interleaving.flaw);
  sentence(interleaving.sentence);
  name(interleaving.token);
  interleaving.schedule = std::min(interleaving.schedule, most_schedules);
  limit(interleaving.threads, most_threads);
  for (std::string& thread : interleaving.threads) name(thread);
  limit(interleaving.rows, most_rows);
  if (interleaving.threads.empty()) interleaving.rows.clear();
  for (explore::Row& row : interleaving.rows) tidy(row, static_cast<int>(interleaving.threads.size()));
  limit(interleaving.endings, most_threads);
  for (std::string& ending : interleaving.endings) sentence(ending);
  limit(interleaving.places, most_lines);
  for (explore::SourcePlace& place : interleaving.places) tidy(place);
}

void tidy(Finding& finding) {
  name(finding.flaw);
  name(finding.test);
  sentence(finding.sentence);
  limit(finding.places, most_lines);
  for (Place& place : finding.places) {
    name(place.file);
    place.line = std::max(place.line, 0);
  }
  limit(finding.notes, most_lines);
  for (std::string& note : finding.notes) sentence(note);
  finding.raw = bounded(finding.raw, raw_bytes);
  if (finding.interleaving && finding.interleaving->flaw.empty()) finding.interleaving.reset();
  if (finding.interleaving) tidy(*finding.interleaving);
  sentence(finding.again);
}

Measurements tidy(const Measurements& measured) {
  Measurements result;
  for (const auto& [key, value] : measured) {
    if (!std::isfinite(value) || result.size() == most_lines) continue;
    std::string clean_key = key;
    name(clean_key);
    result.emplace(std::move(clean_key), value);
  }
  return result;
}

void tidy(GateResult& gate) {
  sentence(gate.why);
  sentence(gate.next);
  limit(gate.findings, most_findings);
  for (Finding& finding : gate.findings) tidy(finding);
  gate.cases = std::clamp(gate.cases, 0, most_cases);
  gate.cases_passed = std::clamp(gate.cases_passed, 0, gate.cases);
  points(gate.points, gate.max_points);
  gate.elapsed = std::max(gate.elapsed, gate.elapsed.zero());
  gate.measurements = tidy(gate.measurements);
}

void tidy(TaskResult& task) {
  name(task.id);
  name(task.title);
  limit(task.gates, most_gates);
  for (GateResult& gate : task.gates) tidy(gate);
  points(task.points, task.max_points);
}

void tidy(LabResult& lab) {
  name(lab.number);
  name(lab.name);
  name(lab.title);
  limit(lab.tasks, most_tasks);
  for (TaskResult& task : lab.tasks) tidy(task);
  points(lab.points, lab.max_points);
}

}  // namespace

Result presentable(Result result) {
  for (std::string* text : {&result.kit_version, &result.started, &result.isolation, &result.submission,
                            &result.machine.compiler, &result.machine.system}) {
    name(*text);
  }
  result.elapsed = std::max(result.elapsed, result.elapsed.zero());
  result.machine.cores = std::max(result.machine.cores, 0);
  result.machine.cpu_quota = finite(result.machine.cpu_quota, most_points);
  limit(result.labs, most_labs);
  for (LabResult& lab : result.labs) tidy(lab);
  points(result.points, result.max_points);
  return result;
}

}  // namespace grader
