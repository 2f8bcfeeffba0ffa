// Many may read at once; whoever writes is alone.
#include "journal.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

namespace lab {
namespace {

constexpr std::size_t kept = 1000;

std::string in_quotes(std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string json = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      json += '\\', json += c;
    } else if (c == '\n') {
      json += "\\n";
    } else if (c == '\r') {
      json += "\\r";
    } else if (c == '\t') {
      json += "\\t";
    } else if (byte < 0x20) {
      json += "\\u00", json += hex[byte / 16], json += hex[byte % 16];
    } else {
      json += c;
    }
  }
  return json + '"';
}

std::string number(std::string_view key, long long value) {
  return in_quotes(key) + ':' + std::to_string(value);
}

// The smallest of them that at least `percent` of 100 do not exceed.
Millis percentile(std::vector<Millis> times, std::size_t percent) {
  if (times.empty()) return Millis{0};
  const std::size_t rank = (times.size() * percent + 99) / 100;
  std::nth_element(times.begin(), times.begin() + static_cast<std::ptrdiff_t>(rank - 1), times.end());
  return times[rank - 1];
}

std::size_t& counter_of(Metrics& metrics, std::string_view outcome) {
  const std::string_view word = outcome.substr(0, outcome.find(' '));
  if (word == "OK") return metrics.ok;
  if (word == "TIMEOUT") return metrics.timeouts;
  if (word == "BUSY") return metrics.busy;
  return metrics.failed;
}

}  // namespace

Journal::Span::Span(Journal& journal, std::uint64_t id, std::string name, Millis began)
    : journal_(&journal), id_(id), name_(std::move(name)), began_(began) {}

Journal::Span::Span(Span&& other) noexcept
    : journal_(std::exchange(other.journal_, nullptr)),
      id_(other.id_),
      name_(std::move(other.name_)),
      began_(other.began_) {}

Journal::Span::~Span() { end("LOST"); }

void Journal::Span::end(std::string_view outcome) {
  if (Journal* journal = std::exchange(journal_, nullptr)) journal->end(*this, outcome);
}

Journal::Journal(Now now, Write write) : now_(std::move(now)), write_(std::move(write)) {}

Journal::Span Journal::begin(std::string name) {
  const std::lock_guard lock(mutex_);
  ++counted_.accepted;
  ++counted_.in_flight;
  Span span(*this, ++last_id_, std::move(name), now_());
  write_line(span.began_, span, R"("event":"start"})");
  return span;
}

void Journal::end(const Span& span, std::string_view outcome) {
  const std::lock_guard lock(mutex_);
  const Millis at = now_();
  const Millis took = at - span.began_;
  --counted_.in_flight;
  std::size_t& counter = counter_of(counted_, outcome);
  ++counter;
  if (&counter != &counted_.busy) remember(took);
  write_line(at, span,
             R"("event":"end","outcome":)" + in_quotes(outcome) + ',' + number("ms", took.count()) + '}');
}

void Journal::write_line(Millis at, const Span& span, std::string_view rest) const {
  std::string line = '{' + number("at", at.count()) + ',' + number("id", static_cast<long long>(span.id_)) +
                     R"(,"name":)" + in_quotes(span.name_) + ',';
  line += rest;
  line += '\n';
  write_(line);
}

void Journal::remember(Millis took) {
  if (recent_.size() < kept) {
    recent_.push_back(took);
  } else {
    recent_[oldest_] = took;
    oldest_ = (oldest_ + 1) % kept;
  }
}

Metrics Journal::metrics() const {
  const std::shared_lock lock(mutex_);
  Metrics metrics = counted_;
  metrics.p50 = percentile(recent_, 50);
  metrics.p99 = percentile(recent_, 99);
  return metrics;
}

std::string Journal::stats_json() const {
  const Metrics now = metrics();
  const std::pair<std::string_view, std::size_t> counts[] = {
      {"accepted", now.accepted}, {"ok", now.ok},     {"failed", now.failed},
      {"timeouts", now.timeouts}, {"busy", now.busy}, {"in_flight", now.in_flight}};
  std::string json = "{";
  for (const auto& [key, value] : counts) json += number(key, static_cast<long long>(value)) + ',';
  return json + number("p50", now.p50.count()) + ',' + number("p99", now.p99.count()) + '}';
}

}  // namespace lab
