#include <fmt/format.h>

#include <chrono>

#include "report/console.hpp"
#include "report/formats.hpp"
#include "report/presentable.hpp"

namespace grader {
namespace {

/// Requires clean text (report/text.hpp), which has no character that XML 1.0 forbids.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\n':
        result += "&#10;";
        break;  // An attribute's plain line end would be read as a blank.
      case '\t':
        result += "&#9;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

std::string attribute(std::string_view name, std::string_view value) {
  return fmt::format(" {}=\"{}\"", name, escaped(value));
}

std::string seconds(std::chrono::milliseconds time) {
  return fmt::format("{:.3f}", static_cast<double>(time.count()) / 1000);
}

struct Counts {
  int tests = 0, failures = 0, errors = 0, skipped = 0;
  std::chrono::milliseconds elapsed{0};

  void add(const GateResult& gate) {
    ++tests;
    failures += gate.outcome == Outcome::fail;
    errors += gate.outcome == Outcome::broken;
    skipped += gate.outcome == Outcome::not_judged || gate.outcome == Outcome::not_run;
    elapsed += gate.elapsed;
  }
  std::string attributes() const {
    return fmt::format(R"( tests="{}" failures="{}" errors="{}" skipped="{}" time="{}")", tests, failures,
                       errors, skipped, seconds(elapsed));
  }
};

std::string type_of(const GateResult& gate) {
  return gate.findings.empty() ? std::string(name_of(gate.outcome)) : gate.findings.front().flaw;
}

std::string verdict_element(const GateResult& gate) {
  const std::string message = fmt::format("{}: {}", name_of(gate.outcome), gate.why);
  const auto element = [&](std::string_view name) {
    return fmt::format("      <{0}{1}{2}>{3}</{0}>\n", name, attribute("message", message),
                       attribute("type", type_of(gate)), escaped(gate_details(gate, ConsoleStyle{})));
  };
  switch (gate.outcome) {
    case Outcome::pass:
      return "";
    case Outcome::provisional:
      return fmt::format("      <system-out>{}</system-out>\n", escaped(message));
    case Outcome::fail:
      return element("failure");
    case Outcome::broken:
      return element("error");
    case Outcome::not_judged:
    case Outcome::not_run:
      break;
  }
  return fmt::format("      <skipped{}/>\n", attribute("message", message));
}

std::string property(std::string_view name, std::string_view value) {
  return fmt::format("        <property{}{}/>\n", attribute("name", name), attribute("value", value));
}

std::string case_element(const LabResult& lab, const TaskResult& task, const GateResult& gate) {
  const std::string name = fmt::format("{} {}", task.id, name_of(gate.gate));
  const Place* place =
      gate.findings.empty() || gate.findings[0].places.empty() ? nullptr : &gate.findings[0].places[0];
  return fmt::format(
      "    <testcase{}{}{}{}>\n      <properties>\n{}{}{}      </properties>\n{}    </testcase>\n",
      attribute("name", name), attribute("classname", lab.name), attribute("time", seconds(gate.elapsed)),
      place ? attribute("file", place->file) + attribute("line", std::to_string(place->line)) : "",
      property("outcome", name_of(gate.outcome)), property("points", fmt::format("{}", gate.points)),
      property("max_points", fmt::format("{}", gate.max_points)), verdict_element(gate));
}

}  // namespace

std::string junit(const Result& original) {
  const Result result = presentable(original);
  Counts all;
  std::string suites;
  for (const LabResult& lab : result.labs) {
    for (const TaskResult& task : lab.tasks) {
      Counts own;
      std::string cases;
      for (const GateResult& gate : task.gates) {
        own.add(gate);
        all.add(gate);
        cases += case_element(lab, task, gate);
      }
      suites += fmt::format("  <testsuite{}{}{}>\n{}  </testsuite>\n",
                            attribute("name", fmt::format("{} {}", task.id, task.title)), own.attributes(),
                            attribute("timestamp", result.started), cases);
    }
  }
  return fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"interleave\"{}>\n{}</testsuites>\n",
      all.attributes(), suites);
}

}  // namespace grader
