#include "gates/record.hpp"

#include <charconv>

namespace grader {
namespace {

std::string unescaped(std::string_view field) {
  std::string result;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size())
      result += field[i];
    else if (field[++i] == 't')
      result += '\t';
    else if (field[i] == 'n')
      result += '\n';
    else
      result += field[i];
  }
  return result;
}

}  // namespace

std::vector<Record> read_records(std::string_view evidence) {
  std::vector<Record> records;
  for (std::size_t end = evidence.find('\n'); end != std::string_view::npos; end = evidence.find('\n')) {
    std::string_view line = evidence.substr(0, end);
    evidence.remove_prefix(end + 1);
    Record& record = records.emplace_back();
    std::size_t tab = line.find('\t');
    record.verb = line.substr(0, tab);
    while (tab != std::string_view::npos) {
      line.remove_prefix(tab + 1);
      tab = line.find('\t');
      record.fields.push_back(unescaped(line.substr(0, tab)));
    }
  }
  return records;
}

Measurements counters_in(const std::vector<Record>& records) {
  Measurements result;
  for (const Record& record : records) {
    if (record.verb != "counter" || record.fields.size() < 2) continue;
    double value = 0;
    const std::string& number = record.fields[1];
    if (std::from_chars(number.data(), number.data() + number.size(), value).ec == std::errc{}) {
      result[record.fields[0]] = value;
    }
  }
  return result;
}

}  // namespace grader
