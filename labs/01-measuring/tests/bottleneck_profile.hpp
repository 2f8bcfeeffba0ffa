// A second opinion on the repair shop: where its thread's processor time goes, also on a busy machine.
#pragma once

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "in_words.hpp"
#include "pipeline.hpp"
#include "profiler.hpp"
#include "support/work.hpp"

/// Self time per stage. Its parts do not nest but for the outer one, so each reading goes to the innermost.
inline std::map<std::string, std::chrono::nanoseconds> self_times_of_the_shop() {
  std::map<std::string, std::chrono::nanoseconds> self;
  std::vector<std::string> open;
  auto read_until = lab::thread_cpu_time();
  const auto charge = [&] {
    const auto now = lab::thread_cpu_time();
    if (!open.empty()) self[open.back()] += now - read_until;
    read_until = now;
  };
  lab::run_repair_shop({.enter =
                            [&](std::string_view stage) {
                              charge();
                              open.emplace_back(stage);
                            },
                        .leave =
                            [&] {
                              charge();
                              open.pop_back();
                            }});
  return self;
}

inline std::string costliest_stage() {
  const auto self = self_times_of_the_shop();
  return std::max_element(self.begin(), self.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

/// What the learner's profiler says about the shop, a line per stage.
inline std::string rows_of_the_shop() {
  lab::Profiler profiler(lab::thread_cpu_time);
  lab::run_repair_shop(
      {.enter = [&](std::string_view stage) { profiler.enter(stage); }, .leave = [&] { profiler.leave(); }});
  std::ostringstream text;
  for (const lab::Profiler::Row& row : profiler.rows()) {
    text << "\n  " << row.name << ": " << row.calls << " calls, total " << in_ms(row.total) << ", self "
         << in_ms(row.self);
  }
  return text.str();
}
