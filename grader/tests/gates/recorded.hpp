// Real reports, builds and transcripts, kept in recorded/ beside the programs and scripts that made them.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "gates/learner_code.hpp"

namespace grader::recorded {

inline std::filesystem::path folder() { return std::filesystem::path(TEST_DATA_FOLDER) / "recorded"; }

inline std::string text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream all;
  all << file.rdbuf();
  return all.str();
}

inline std::string line_of(const std::filesystem::path& path, int number) {
  std::ifstream file(path);
  std::string line;
  for (int i = 0; i < number; ++i) {
    if (!std::getline(file, line)) return {};
  }
  return line;
}

/// The faults' sources, wherever the reports say they were compiled.
inline LearnerCode faults() {
  return {.files = {"ticket_office.cpp", "ticket_office.hpp", "bank.cpp", "bank.hpp", "ledger.cpp",
                    "workers.cpp"},
          .source_line = [](const std::string& path, int line) {
            const std::filesystem::path at(path);
            const bool test = at.parent_path().filename() == "tests";
            return line_of(folder() / "faults" / (test ? "tests" : "") / at.filename(), line);
          }};
}

struct Record {
  std::string fault, compiler, variant, text;
  std::string name() const { return fault + "." + compiler + "." + variant; }
};

/// Every file <fault>.<compiler>[.<variant>].txt of recorded/<kind>/.
inline std::vector<Record> all(const std::string& kind) {
  std::vector<Record> records;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / kind)) {
    std::istringstream name(entry.path().stem().string());
    Record& record = records.emplace_back();
    std::getline(name, record.fault, '.');
    std::getline(name, record.compiler, '.');
    std::getline(name, record.variant, '.');
    record.text = text(entry.path());
  }
  std::ranges::sort(records, {}, &Record::name);
  return records;
}

/// The text cut off somewhere, or with a few bytes changed. The same seed gives the same damage.
inline std::string damaged(std::string whole, std::mt19937& random) {
  if (whole.empty()) return whole;
  if (random() % 2 == 0) return whole.substr(0, random() % whole.size());
  for (std::size_t flips = 1 + random() % 8; flips > 0; --flips) {
    whole[random() % whole.size()] = static_cast<char>(random());
  }
  return whole;
}

}  // namespace grader::recorded
