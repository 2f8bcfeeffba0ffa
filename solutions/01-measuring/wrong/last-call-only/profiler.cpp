// falls: correct (last call only)
#include "profiler.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lab {

Profiler::Profiler(Clock now) : now_(std::move(now)) {}

void Profiler::enter(std::string_view name) {
  const std::size_t row = row_named(name);
  const bool outermost =
      std::none_of(open_.begin(), open_.end(), [row](const Open& o) { return o.row == row; });
  open_.push_back({.row = row, .since = now_(), .outermost = outermost});
}

void Profiler::leave() {
  if (open_.empty()) throw std::logic_error("leave() without enter()");
  const Open part = open_.back();
  open_.pop_back();
  const auto span = now_() - part.since;
  Row& row = rows_[part.row];
  ++row.calls;
  row.self = span - part.in_inner_parts;
  if (part.outermost) row.total = span;
  if (!open_.empty()) open_.back().in_inner_parts += span;
}

std::vector<Profiler::Row> Profiler::rows() const { return rows_; }

std::size_t Profiler::row_named(std::string_view name) {
  const auto row = std::find_if(rows_.begin(), rows_.end(), [name](const Row& r) { return r.name == name; });
  const auto index = static_cast<std::size_t>(row - rows_.begin());
  if (row == rows_.end()) rows_.push_back({.name = std::string(name)});
  return index;
}

std::string_view bottleneck() { return "note customer"; }

}  // namespace lab
