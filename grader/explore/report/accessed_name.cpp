#include <algorithm>

#include "explore/report/expression.hpp"
#include "explore/report/story.hpp"

namespace explore {
namespace {

using Names = std::vector<std::string>;

/// Everything the line may touch, the likeliest first. Memory that library code touches belongs to the object
/// that was called.
Names names_in(const Standing& standing, bool write) {
  const std::string& text = standing.place.text;
  Names names;
  if (write && standing.in_library.empty()) names.push_back(written_name(text));
  const Names touched = touched_names(text), called = called_names(text);
  const bool by_library = !standing.in_library.empty();
  names.insert(names.end(), by_library ? called.begin() : touched.begin(),
               by_library ? called.end() : touched.end());
  names.insert(names.end(), by_library ? touched.begin() : called.begin(),
               by_library ? touched.end() : called.end());
  std::erase(names, "");
  return names;
}

bool contains(const Names& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string accessed_name(const std::vector<Standing>& accesses, const Failure& failure,
                          const GlobalFinder& global_at) {
  if (failure.kind != FailureKind::data_race || accesses.size() < 2) return "";
  const Names first = names_in(accesses[0], failure.accesses[0].write);
  const Names second = names_in(accesses[1], failure.accesses[1].write);
  const auto global = global_at(failure.object);
  if (global && (global->offset == 0 || contains(first, global->name))) return global->name;
  // A line that only writes names one thing; the other line has to agree.
  const Names& writer = failure.accesses[1].write ? second : first;
  const Names& other = failure.accesses[1].write ? first : second;
  const auto common = std::find_if(writer.begin(), writer.end(),
                                   [&](const std::string& name) { return contains(other, name); });
  if (common != writer.end()) return *common;
  return global ? global->name : "";
}

}  // namespace explore
