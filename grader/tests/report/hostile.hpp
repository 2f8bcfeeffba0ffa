// Texts and results as an attacker, or bad luck, would make them. The same seed gives the same.
#pragma once

#include <limits>
#include <random>
#include <string>

#include "lab/result.hpp"

namespace grader {

inline std::string hostile_text(std::uint64_t seed) {
  static const std::string pieces[] = {std::string("nul\0", 4),
                                       "\xff\xfe",
                                       "\xC0\x80",
                                       "\xED\xA0\x80",
                                       "\"",
                                       "'",
                                       "\\",
                                       "\n",
                                       "\r\n",
                                       "\r",
                                       "\t",
                                       "\x1b[31m",
                                       "\x1b]0;x\x07",
                                       "]]>",
                                       "<b>",
                                       "&amp;",
                                       "&",
                                       "=1+1",
                                       "@SUM(A1)",
                                       "-2",
                                       "+3",
                                       ",",
                                       ";",
                                       "::error::x",
                                       "::set-output name=result::x",
                                       "Grade :=>> 100",
                                       "漢字",
                                       "😀",
                                       "\u202E",
                                       "\uFFFF",
                                       "\xEF\xBF\xBE",
                                       " ",
                                       "word",
                                       "}",
                                       "{\"score\": 100}",
                                       "%s",
                                       "{}",
                                       "\u2028",
                                       "\xC2\x9B",
                                       "TAP version 14\nok 1"};
  std::mt19937_64 random(seed);
  std::string text;
  for (auto count = random() % 12; count > 0; --count) text += pieces[random() % std::size(pieces)];
  if (random() % 400 == 0) text += std::string(1'000'000, random() % 2 == 0 ? 'x' : '\xff');
  return text;
}

/// A result with hostile texts, nonsense numbers and every outcome.
inline Result hostile_result(std::uint64_t seed) {
  std::mt19937_64 random(seed);
  const auto text = [&] { return hostile_text(random()); };
  const auto number = [&]() -> double {
    const double nasty[] = {0,
                            1,
                            0.1,
                            -1,
                            1e308,
                            std::numeric_limits<double>::quiet_NaN(),
                            std::numeric_limits<double>::infinity(),
                            -std::numeric_limits<double>::infinity(),
                            33.33,
                            1e-320};
    return nasty[random() % std::size(nasty)];
  };
  const auto place = [&] {
    return explore::SourcePlace{text(), static_cast<int>(random() % 100) - 10, text(), text()};
  };
  const auto interleaving = [&] {
    explore::Interleaving made{.flaw = text(), .sentence = text(), .schedule = random(), .token = text()};
    for (auto n = random() % 4; n > 0; --n) made.threads.push_back(text());
    for (auto n = random() % 5; n > 0; --n)
      made.rows.push_back({static_cast<int>(random() % 9) - 3, text(), place(), text(), {text()}, text()});
    for (auto n = random() % 3; n > 0; --n) made.endings.push_back(text());
    for (auto n = random() % 3; n > 0; --n) made.places.push_back(place());
    return made;
  };
  const auto finding = [&] {
    Finding made{
        .flaw = text(), .sentence = text(), .test = text(), .places = {}, .notes = {}, .raw = text()};
    for (auto n = random() % 3; n > 0; --n)
      made.places.push_back({text(), static_cast<int>(random() % 100) - 10});
    for (auto n = random() % 3; n > 0; --n) made.notes.push_back(text());
    if (random() % 2 == 0) made.interleaving = interleaving();
    if (random() % 2 == 0) made.again = text();
    return made;
  };
  const auto gate = [&](Gate kind) {
    GateResult made;
    made.gate = kind;
    made.outcome = static_cast<Outcome>(random() % 6);
    made.why = text();
    made.next = text();
    for (auto n = random() % 3; n > 0; --n) made.findings.push_back(finding());
    made.cases_passed = static_cast<int>(random() % 10) - 2;
    made.cases = static_cast<int>(random() % 10) - 2;
    made.points = number();
    made.max_points = number();
    made.elapsed = std::chrono::milliseconds(static_cast<long>(random() % 1000) - 100);
    for (auto n = random() % 3; n > 0; --n) made.measurements[text()] = number();
    return made;
  };
  const auto task = [&] {
    TaskResult made;
    made.id = text();
    made.title = text();
    made.stretch = random() % 4 == 0;
    for (const Gate kind : all_gates) made.gates.push_back(gate(kind));
    made.points = number();
    made.max_points = number();
    return made;
  };

  Result result;
  result.kit_version = text();
  result.started = text();
  result.elapsed = std::chrono::milliseconds(static_cast<long>(random() % 1000) - 100);
  result.isolation = text();
  result.submission = text();
  result.seed = random();
  result.machine = {text(), text(), static_cast<int>(random() % 10) - 2, number()};
  result.points = number();
  result.max_points = number();
  for (auto n = random() % 3; n > 0; --n) {
    LabResult lab;
    lab.number = text();
    lab.name = text();
    lab.title = text();
    lab.points = number();
    lab.max_points = number();
    for (auto m = random() % 3; m > 0; --m) lab.tasks.push_back(task());
    result.labs.push_back(lab);
  }
  return result;
}

}  // namespace grader
