// A race as it is sent over the evidence channel and read back. Pure: text and data.
//
//   race  <phase>  rules    threads=2 target=1.6 …          opens a race; <phase> is overlap or race
//   race  <phase>  round    attempt=1 round=3 …             one round, times in nanoseconds
//   race  <phase>  skipped  needs 2 CPUs, …                 nothing was measured, and why
//   race  <phase>  summary  attempts=1 rounds=4 verdict=pass out_of_time=0
//
// Of a round: base, each (overlap); baseline_, submission_ and reference_ with wall, cpu, delay (threads'
// waiting for a CPU), created and peak (threads); inside, reference_inside (calls of work() at once); right,
// reference_right (results, 0 or 1); elapsed (since the attempt began); foreign (thousandths of a CPU used by
// others since then, -1: unknown).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "harness/speed_verdict.hpp"

namespace harness {

struct RaceRecord {
  Rules rules{};
  std::vector<Attempt> attempts{};
  std::string skipped{};     ///< Not empty: why nothing was measured.
  bool out_of_time = false;  ///< No further attempt fitted into the case's time.
  std::string defect{};      ///< Not empty: the record breaks off or contradicts itself, and how.
};

std::string_view name_of(Phase phase);
std::string_view name_of(Verdict verdict);

std::size_t rounds_in(const RaceRecord& record);

/// Thousandths are recorded: whoever decides from a number that will be recorded rounds it first.
double as_recorded(double value);

std::string encode(const Rules& rules);
std::string encode(const Round& round, std::size_t attempt, std::size_t index);
std::string encode_summary(const RaceRecord& record);

/// The races in a case's evidence, in order; other lines are skipped. Each is checked against its own rounds.
std::vector<RaceRecord> read_races(std::string_view evidence);

/// What is wrong with a complete record, empty if nothing.
std::string defect_in(const RaceRecord& record);

}  // namespace harness
