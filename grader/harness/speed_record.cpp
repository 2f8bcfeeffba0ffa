#include "harness/speed_record.hpp"

#include <cmath>
#include <cstdint>
#include <sstream>

namespace harness {
namespace {

std::int64_t thousandths(double value) { return std::llround(value * 1000); }

void encode(std::ostringstream& out, const char* arm, const Sample& sample) {
  out << ' ' << arm << "_wall=" << sample.wall.count() << ' ' << arm << "_cpu=" << sample.cpu.count() << ' '
      << arm << "_delay=" << sample.run_delay.count() << ' ' << arm << "_created=" << sample.threads_created
      << ' ' << arm << "_peak=" << sample.threads_peak;
}

}  // namespace

std::string_view name_of(Phase phase) { return phase == Phase::overlap ? "overlap" : "race"; }

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::undecided:
      return "undecided";
    case Verdict::pass:
      return "pass";
    case Verdict::fail:
      return "fail";
    case Verdict::wrong_result:
      return "wrong_result";
    case Verdict::broken:
      return "broken";
  }
  return "";
}

std::string encode(const Rules& rules) {
  std::ostringstream out;
  out << "threads=" << rules.threads << " target=" << thousandths(rules.target)
      << " bimodal=" << rules.baseline_is_bimodal << " may_fail=" << rules.may_fail
      << " retry=" << rules.retry_undecided << " cpus=" << rules.usable_cpus
      << " quota=" << thousandths(rules.quota) << " delay_known=" << rules.run_delay_known
      << " budget=" << rules.budget.count();
  return out.str();
}

std::string encode(const Round& round, std::size_t attempt, std::size_t index) {
  std::ostringstream out;
  out << "attempt=" << attempt << " round=" << index << " base=" << round.exact_base.count()
      << " each=" << round.each.count();
  encode(out, "baseline", round.baseline);
  encode(out, "submission", round.submission);
  encode(out, "reference", round.reference);
  out << " inside=" << round.inside_peak << " reference_inside=" << round.reference_inside_peak
      << " right=" << round.submission_right << " reference_right=" << round.reference_right
      << " elapsed=" << round.elapsed.count()
      << " foreign=" << (round.foreign_load ? thousandths(*round.foreign_load) : -1);
  return out.str();
}

std::string encode_summary(const RaceRecord& record) {
  std::ostringstream out;
  std::string verdict(name_of(verdict_on(record.rules, record.attempts)));
  out << "attempts=" << record.attempts.size() << " rounds=" << rounds_in(record) << " verdict=" << verdict
      << " out_of_time=" << record.out_of_time;
  return out.str();
}

std::size_t rounds_in(const RaceRecord& record) {
  std::size_t rounds = 0;
  for (const Attempt& attempt : record.attempts) rounds += attempt.size();
  return rounds;
}

double as_recorded(double value) { return static_cast<double>(thousandths(value)) / 1000; }

}  // namespace harness
