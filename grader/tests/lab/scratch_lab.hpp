// A lab in a temporary folder, complete unless a test spoils it.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "lab/error.hpp"
#include "lab/lab.hpp"

namespace grader {

struct ScratchLab {
  std::filesystem::path root = std::filesystem::temp_directory_path() /
                               ("interleave-lab-" + std::to_string(getpid()) + "-" +
                                testing::UnitTest::GetInstance()->current_test_info()->name());
  std::filesystem::path folder = root / "labs/03-locks";

  ScratchLab() {
    std::filesystem::remove_all(root);
    write("lab.json", good_json());
    write("tests/office_test.cpp",
          "// Catches: check-then-act. Two counters sell one seat.\nTEST(Office, Sells) {}\n");
    write("tests/bank_test.cpp", "// Catches: lost update. Money vanishes.\nTEST(Bank, KeepsMoney) {}\n");
  }
  ~ScratchLab() { std::filesystem::remove_all(root); }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories((folder / name).parent_path());
    std::ofstream(folder / name, std::ios::binary) << text;
  }

  static std::string good_json() {
    return R"({
  "title": "The ticket office",
  "topic": "mutexes",
  "minutes": 90,
  "tasks": [
    {"number": 1, "name": "office", "title": "Office::sell", "files": ["office.hpp", "office.cpp"], "points": 60},
    {"number": 2, "name": "bank", "title": "Bank::transfer", "files": ["bank.cpp"], "points": 40,
     "targets": {"speedup": 1.6}}
  ]
})";
  }
};

/// What the action's UserError says; empty when there is none.
inline std::string refusal(const auto& action) {
  try {
    action();
  } catch (const UserError& error) {
    EXPECT_EQ(error.exit_status, 3) << "a broken kit is not a wrong command line";
    return error.what();
  }
  return {};
}

}  // namespace grader
