#include "profiler.hpp"

#include <stdexcept>
#include <utility>

namespace lab {

Profiler::Span::Span(Profiler& profiler, Row& row)
    : profiler_(profiler), row_(row), outer_(profiler.innermost_), since_(profiler.charge()) {
  profiler_.innermost_ = &row_;
  ++profiler_.depth_[&row_];
}

Profiler::Span::~Span() {
  const auto now = profiler_.charge();
  profiler_.innermost_ = outer_;
  ++row_.calls;
  if (--profiler_.depth_[&row_] == 0) row_.total += now - since_;
}

Profiler::Profiler(Clock now) : now_(std::move(now)) {}

void Profiler::enter(std::string_view name) {
  auto row = rows_.find(name);
  if (row == rows_.end()) row = rows_.emplace(name, Row{.name = std::string(name)}).first;
  spans_.push_back(std::make_unique<Span>(*this, row->second));
}

void Profiler::leave() {
  if (spans_.empty()) throw std::logic_error("nothing to leave");
  spans_.pop_back();
}

std::vector<Profiler::Row> Profiler::rows() const {
  std::vector<Row> rows;
  for (const auto& [name, row] : rows_) rows.push_back(row);
  return rows;
}

std::chrono::nanoseconds Profiler::charge() {
  const auto now = now_();
  if (innermost_ != nullptr) innermost_->self += now - charged_until_;
  return charged_until_ = now;
}

std::string_view bottleneck() { return "note customer"; }

}  // namespace lab
