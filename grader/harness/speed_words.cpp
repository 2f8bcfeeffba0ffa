#include "harness/speed_words.hpp"

#include <algorithm>
#include <cstdarg>
#include <cstdio>

namespace harness {
namespace {

[[gnu::format(printf, 1, 2)]] std::string text(const char* format, ...) {
  char line[512];
  std::va_list values;
  va_start(values, format);
  std::vsnprintf(line, sizeof line, format, values);
  va_end(values);
  return line;
}

double milliseconds(std::chrono::nanoseconds time) { return static_cast<double>(time.count()) / 1e6; }

std::string rounds_text(const RaceRecord& record) {
  const std::size_t rounds = rounds_in(record);
  return std::to_string(rounds) + (rounds == 1 ? " round" : " rounds");
}

std::string machine_text(const RaceRecord& record, const Tally& sum) {
  std::string line =
      text("%u %s usable", record.rules.usable_cpus, record.rules.usable_cpus == 1 ? "CPU" : "CPUs");
  if (record.rules.quota > 0) line += text(" (quota %.1f)", record.rules.quota);
  if (sum.foreign_load) line += text(", %.1f used by others", *sum.foreign_load);
  return line;
}

const Round* quickest_submission(const RaceRecord& record) {
  const Round* quickest = nullptr;
  for (const Attempt& attempt : record.attempts) {
    for (const Round& round : attempt) {
      if (quickest == nullptr || round.submission.wall < quickest->submission.wall) quickest = &round;
    }
  }
  return quickest;
}

std::string describe_serial(const RaceRecord& record) {
  const Round& round = *quickest_submission(record);
  return text(
      "%lld sleeps of %g ms took %.1f ms at best in %s, so they never overlapped:\n"
      "at most 1 of your %u threads was inside at once. Is a lock held around the work, or a thread waited "
      "for too early?",
      static_cast<long long>(round.exact_base / round.each), milliseconds(round.each),
      milliseconds(round.submission.wall), rounds_text(record).c_str(), record.rules.threads);
}

std::string describe_overlap(const RaceRecord& record, const Tally& sum) {
  const Verdict verdict = verdict_on(record.rules, record.attempts);
  std::string line =
      text("sleeping work overlapped %.2fx with %u threads (needs %.2fx), up to %u at once; %s", sum.best,
           record.rules.threads, needed_ratio(record.rules), sum.inside_peak, rounds_text(record).c_str());
  if (verdict == Verdict::fail) line += "\nIs a part done by one thread alone, or the work split unevenly?";
  return line;
}

std::string describe_race(const RaceRecord& record, const Tally& sum) {
  const Verdict verdict = verdict_on(record.rules, record.attempts);
  std::string line = text("%.2fx with %u threads (target %.2fx), the reference reached %.2fx; %s, %s",
                          sum.best, record.rules.threads, record.rules.target, sum.reference_best,
                          rounds_text(record).c_str(), machine_text(record, sum).c_str());
  if (verdict != Verdict::fail) return line;
  const Round& round = *quickest_submission(record);
  const double extra_cpu = static_cast<double>(round.submission.cpu.count()) /
                           static_cast<double>(std::max<std::int64_t>(1, round.baseline.cpu.count()));
  line += text("\nYour version created %u threads and used %.2f times the CPU time of the sequential one.",
               round.submission.threads_created, extra_cpu);
  line += extra_cpu > 1.3 ? " What does it do beside the work?" : " Is a part serial, or the split uneven?";
  return line;
}

}  // namespace

Tally overall(const RaceRecord& record) {
  Tally sum;
  for (const Attempt& attempt : record.attempts) {
    const Tally one = tally(record.rules, attempt);
    sum.hits += one.hits;
    sum.solid_misses += one.solid_misses;
    sum.best = std::max(sum.best, one.best);
    sum.reference_best = std::max(sum.reference_best, one.reference_best);
    sum.inside_peak = std::max(sum.inside_peak, one.inside_peak);
    sum.foreign_load = one.foreign_load;
  }
  return sum;
}

std::string describe(const RaceRecord& record) {
  if (!record.skipped.empty()) return record.skipped;
  if (!record.defect.empty()) return "the record of the race " + record.defect;
  const bool overlap = record.rules.phase == Phase::overlap;
  const Verdict verdict = verdict_on(record.rules, record.attempts);
  if (verdict == Verdict::broken)
    return "the kit's own reference gave a wrong result; this is not your mistake";
  if (verdict == Verdict::wrong_result) {
    return overlap ? "work() was not called exactly once per item before your function returned"
                   : "your version's result differs from the sequential one's";
  }
  const Tally sum = overall(record);
  if (!overlap) return describe_race(record, sum);
  if (verdict == Verdict::fail && sum.inside_peak <= 1) return describe_serial(record);
  return describe_overlap(record, sum);
}

std::string why_undecided(const RaceRecord& record) {
  if (!record.skipped.empty()) return record.skipped;
  const Tally sum = overall(record);
  const Rules& rules = record.rules;
  if (rules.quota > 0 && rules.quota < rules.threads) {
    return text("this container may use %.1f CPUs (quota), %u threads need as many", rules.quota,
                rules.threads);
  }
  if (sum.foreign_load && *sum.foreign_load >= 0.15) {
    return text("other programs were using %.1f CPUs, %u are usable", *sum.foreign_load, rules.usable_cpus);
  }
  return text("the machine gave the reference %.2fx, and your version %.2fx at best, in %s",
              sum.reference_best, sum.best, rounds_text(record).c_str());
}

std::string flaw_of(const RaceRecord& record) {
  switch (verdict_on(record.rules, record.attempts)) {
    case Verdict::wrong_result:
      return "wrong result";
    case Verdict::fail:
      break;
    default:
      return "";
  }
  const bool serial = record.rules.phase == Phase::overlap && overall(record).inside_peak <= 1;
  return serial ? "no overlap" : "too slow";
}

}  // namespace harness
