// The records of a lab program's private channel; harness/evidence.hpp says what they mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lab/result.hpp"

namespace grader {

/// One line of the channel, its fields unescaped.
struct Record {
  std::string verb;
  std::vector<std::string> fields;
};

/// Every whole line; a last one without its end is no record.
std::vector<Record> read_records(std::string_view evidence);

/// The numbers of the records `counter <name> <value>`; of two with one name the later.
Measurements counters_in(const std::vector<Record>& records);

}  // namespace grader
