// falls: tidy (log instead of table)
#include "profiler.hpp"

#include <map>
#include <stdexcept>
#include <utility>

namespace lab {

Profiler::Profiler(Clock now) : now_(std::move(now)) {}

void Profiler::enter(std::string_view name) {
  ++depth_;
  log_.push_back({std::string(name), now_()});
}

void Profiler::leave() {
  if (depth_ == 0) throw std::logic_error("leave() without enter()");
  --depth_;
  log_.push_back({"", now_()});
}

std::vector<Profiler::Row> Profiler::rows() const {
  std::map<std::string, Row> table;
  std::map<std::string, int> open_with_name;
  std::vector<const Event*> open;
  std::chrono::nanoseconds charged_until{0};
  for (const Event& event : log_) {
    if (!open.empty()) table[open.back()->name].self += event.at - charged_until;
    charged_until = event.at;
    if (!event.name.empty()) {
      open.push_back(&event);
      ++open_with_name[event.name];
      continue;
    }
    Row& row = table[open.back()->name];
    row.name = open.back()->name;
    ++row.calls;
    if (--open_with_name[row.name] == 0) row.total += event.at - open.back()->at;
    open.pop_back();
  }
  std::vector<Row> rows;
  for (const auto& [name, row] : table) rows.push_back(row);
  return rows;
}

std::string_view bottleneck() { return "note customer"; }

}  // namespace lab
