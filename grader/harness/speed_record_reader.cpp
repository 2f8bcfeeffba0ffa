// The half of speed_record.hpp that reads.
#include <charconv>
#include <cstdint>
#include <map>
#include <sstream>

#include "harness/speed_record.hpp"

namespace harness {
namespace {

using std::chrono::nanoseconds;

// "key=value key=value"; a missing or malformed value marks the whole as broken.
class Values {
 public:
  explicit Values(std::string_view text) {
    std::istringstream words{std::string(text)};
    for (std::string word; words >> word;) {
      const std::size_t equals = word.find('=');
      if (equals == std::string::npos ||
          !values_.emplace(word.substr(0, equals), word.substr(equals + 1)).second) {
        broken_ = true;
      }
    }
  }

  std::int64_t integer(const std::string& key) {
    const std::string value = text(key);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size()) broken_ = true;
    return number;
  }

  // What cannot be negative: times, counts.
  std::int64_t amount(const std::string& key) {
    const std::int64_t number = integer(key);
    if (number < 0) broken_ = true;
    return number;
  }

  unsigned count(const std::string& key) { return static_cast<unsigned>(amount(key)); }
  nanoseconds time(const std::string& key) { return nanoseconds(amount(key)); }
  bool flag(const std::string& key) { return amount(key) != 0; }
  double thousandths(const std::string& key) { return static_cast<double>(amount(key)) / 1000; }

  std::string text(const std::string& key) {
    const auto found = values_.find(key);
    if (found == values_.end()) {
      broken_ = true;
      return "";
    }
    return found->second;
  }

  bool broken() const { return broken_; }

 private:
  std::map<std::string, std::string> values_;
  bool broken_ = false;
};

Sample decode_sample(Values& values, const std::string& arm) {
  return {.wall = values.time(arm + "_wall"),
          .cpu = values.time(arm + "_cpu"),
          .run_delay = values.time(arm + "_delay"),
          .threads_created = values.count(arm + "_created"),
          .threads_peak = values.count(arm + "_peak")};
}

Rules decode_rules(Phase phase, Values& values) {
  return {.phase = phase,
          .threads = values.count("threads"),
          .target = values.thousandths("target"),
          .baseline_is_bimodal = values.flag("bimodal"),
          .may_fail = values.flag("may_fail"),
          .retry_undecided = values.flag("retry"),
          .usable_cpus = values.count("cpus"),
          .quota = values.thousandths("quota"),
          .run_delay_known = values.flag("delay_known"),
          .budget = values.time("budget")};
}

Round decode_round(Values& values) {
  Round round{.exact_base = values.time("base"),
              .each = values.time("each"),
              .baseline = decode_sample(values, "baseline"),
              .submission = decode_sample(values, "submission"),
              .reference = decode_sample(values, "reference"),
              .inside_peak = values.count("inside"),
              .reference_inside_peak = values.count("reference_inside"),
              .submission_right = values.flag("right"),
              .reference_right = values.flag("reference_right"),
              .elapsed = values.time("elapsed"),
              .foreign_load = std::nullopt};
  const std::int64_t foreign = values.integer("foreign");
  if (foreign >= 0) round.foreign_load = static_cast<double>(foreign) / 1000;
  return round;
}

// Reads one race's lines as they come; says what does not fit.
class Reader {
 public:
  explicit Reader(Phase phase) { record_.rules.phase = phase; }

  Phase phase() const { return record_.rules.phase; }
  bool ended() const { return ended_; }

  void take(std::string_view kind, std::string_view text) {
    if (kind == "rules")
      take_rules(text);
    else if (kind == "round")
      take_round(text);
    else if (kind == "skipped")
      take_skipped(text);
    else if (kind == "summary")
      take_summary(text);
    else
      spoil("has a line of an unknown kind");
  }

  RaceRecord finish() {
    if (!ended_) spoil("breaks off after " + std::to_string(rounds_in(record_)) + " rounds");
    if (record_.defect.empty()) record_.defect = defect_in(record_);
    return std::move(record_);
  }

 private:
  void take_rules(std::string_view text) {
    Values values(text);
    record_.rules = decode_rules(record_.rules.phase, values);
    if (values.broken()) spoil("has no readable rules");
  }

  void take_round(std::string_view text) {
    Values values(text);
    const std::size_t attempt = values.count("attempt");
    const std::size_t index = values.count("round");
    const Round round = decode_round(values);
    if (values.broken()) spoil("has a round that cannot be read");
    if (attempt == record_.attempts.size() + 1) record_.attempts.emplace_back();
    if (attempt != record_.attempts.size() || attempt == 0 || index != record_.attempts.back().size() + 1) {
      spoil("misses a round");
      return;
    }
    record_.attempts.back().push_back(round);
  }

  void take_skipped(std::string_view text) {
    record_.skipped = text.empty() ? "no reason given" : text;
    ended_ = true;
  }

  void take_summary(std::string_view text) {
    Values values(text);
    record_.out_of_time = values.flag("out_of_time");
    const bool fits = values.count("attempts") == record_.attempts.size() &&
                      values.count("rounds") == rounds_in(record_) &&
                      values.text("verdict") == name_of(verdict_on(record_.rules, record_.attempts));
    if (values.broken() || !fits) spoil("has a summary that its rounds do not bear out");
    ended_ = true;
  }

  void spoil(const std::string& defect) {
    if (record_.defect.empty()) record_.defect = defect;
  }

  RaceRecord record_;
  bool ended_ = false;
};

std::string unescaped(std::string_view field) {
  std::string text;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] != '\\' || i + 1 == field.size()) {
      text += field[i];
      continue;
    }
    const char next = field[++i];
    text += next == 't' ? '\t' : next == 'n' ? '\n' : next;
  }
  return text;
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  while (true) {
    const std::size_t tab = line.find('\t');
    fields.push_back(unescaped(line.substr(0, tab)));
    if (tab == std::string_view::npos) return fields;
    line.remove_prefix(tab + 1);
  }
}

// Nothing physical is faster than its parts allow.
bool possible(const Rules& rules, const Round& round) {
  const nanoseconds zero{0};
  if (round.submission.wall <= zero || round.reference.wall <= zero) return false;
  if (round.elapsed < round.submission.wall + round.reference.wall) return false;
  if (rules.phase == Phase::race) return round.baseline.wall > zero && round.baseline.cpu > zero;
  if (round.each <= zero || round.exact_base < round.each) return false;
  // Sleeps that are inside one after another take their sum; the wall covers the longest of the queues.
  return !round.submission_right || round.submission.wall * round.inside_peak >= round.exact_base;
}

}  // namespace

std::string defect_in(const RaceRecord& record) {
  if (!record.skipped.empty()) return record.attempts.empty() ? "" : "was skipped and has rounds";
  const std::span<const Attempt> attempts = record.attempts;
  for (std::size_t i = 0; i < attempts.size(); ++i) {
    const std::span<const Round> rounds = attempts[i];
    nanoseconds elapsed{0};
    for (std::size_t n = 0; n < rounds.size(); ++n) {
      if (!possible(record.rules, rounds[n]) || rounds[n].elapsed < elapsed) return "has an impossible round";
      elapsed = rounds[n].elapsed;
      const bool over = attempt_is_over(record.rules, rounds.first(n + 1));
      if (over != (n + 1 == rounds.size()))
        return over ? "goes on after its decision" : "ends before its decision";
    }
    if (!wants_another(record.rules, attempts.first(i))) return "repeats a decided race";
  }
  if (!record.out_of_time && wants_another(record.rules, attempts)) return "ends before its decision";
  return "";
}

std::vector<RaceRecord> read_races(std::string_view evidence) {
  std::vector<RaceRecord> races;
  std::optional<Reader> reader;
  const auto close = [&] {
    if (reader) races.push_back(reader->finish());
    reader.reset();
  };
  while (!evidence.empty()) {
    const std::size_t end = evidence.find('\n');
    const std::vector<std::string> fields = fields_of(evidence.substr(0, end));
    evidence.remove_prefix(end == std::string_view::npos ? evidence.size() : end + 1);
    if (fields.front() != "race") continue;
    const Phase phase = fields.size() > 1 && fields[1] == "overlap" ? Phase::overlap : Phase::race;
    const std::string kind = fields.size() == 4 ? fields[2] : "";
    if (!reader || reader->ended() || kind == "rules" || reader->phase() != phase) {
      close();
      reader.emplace(phase);
      if (kind != "rules") reader->take("", "");  // A race opens with its rules.
    }
    reader->take(kind, fields.size() == 4 ? fields[3] : "");
  }
  close();
  return races;
}

}  // namespace harness
