// Compares a text with the file that somebody looked at and found good.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

namespace grader {

/// With INTERLEAVE_UPDATE_GOLDEN=1 the file is written instead; read the diff before you commit it.
inline void expect_golden(const std::string& name, const std::string& text) {
  const std::string path = TEST_DATA_FOLDER "/golden/" + name + ".golden";
  if (std::getenv("INTERLEAVE_UPDATE_GOLDEN")) std::ofstream(path, std::ios::binary) << text;
  std::ifstream stream(path, std::ios::binary);
  ASSERT_TRUE(stream) << path << " is missing";
  EXPECT_EQ(text, std::string(std::istreambuf_iterator<char>(stream), {})) << path;
}

}  // namespace grader
