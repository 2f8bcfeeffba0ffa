#include "profiler.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace lab {

Profiler::Profiler(Clock now) : now_(std::move(now)) {}

void Profiler::enter(std::string_view name) {
  auto inner = here_->inner.find(name);
  if (inner == here_->inner.end()) {
    inner = here_->inner.try_emplace(std::string(name)).first;
    inner->second.caller = here_;
  }
  here_ = &inner->second;
  here_->since = now_();
}

void Profiler::leave() {
  if (here_ == &root_) throw std::logic_error("leave() without enter()");
  ++here_->calls;
  here_->total += now_() - here_->since;
  here_ = here_->caller;
}

std::vector<Profiler::Row> Profiler::rows() const {
  std::map<std::string, Row> table;
  std::vector<std::string_view> callers;
  add_up(root_, callers, table);
  std::vector<Row> rows;
  for (auto& [name, row] : table) {
    row.name = name;
    rows.push_back(row);
  }
  return rows;
}

void Profiler::add_up(const Node& node, std::vector<std::string_view>& callers,
                      std::map<std::string, Row>& rows) {
  for (const auto& [name, inner] : node.inner) {
    Row& row = rows[name];
    row.calls += inner.calls;
    row.self += inner.total;
    for (const auto& [innermost_name, innermost] : inner.inner) row.self -= innermost.total;
    if (std::find(callers.begin(), callers.end(), name) == callers.end()) row.total += inner.total;
    callers.push_back(name);
    add_up(inner, callers, rows);
    callers.pop_back();
  }
}

std::string_view bottleneck() { return "note customer"; }

}  // namespace lab
