#include <algorithm>

#include "explore/report/plain_text.hpp"
#include "explore/report/rows.hpp"

namespace explore {
namespace {

constexpr std::size_t longest_round = 16;

bool alike(const Row& a, const Row& b) {
  return a.thread == b.thread && a.action == b.action && a.place == b.place;
}

/// How often the `length` rows at `at` follow each other.
std::size_t rounds_at(const std::vector<Row>& rows, std::size_t at, std::size_t length) {
  std::size_t rounds = 1;
  while (at + (rounds + 1) * length <= rows.size() &&
         std::equal(rows.begin() + static_cast<std::ptrdiff_t>(at),
                    rows.begin() + static_cast<std::ptrdiff_t>(at + length),
                    rows.begin() + static_cast<std::ptrdiff_t>(at + rounds * length), alike)) {
    ++rounds;
  }
  return rounds;
}

struct Round {
  std::size_t length = 1, rounds = 1;
};

/// The shortest repetition that begins here. Two of one row are worth folding, of several rows three.
Round round_at(const std::vector<Row>& rows, std::size_t at) {
  for (std::size_t length = 1; length <= longest_round && at + length <= rows.size(); ++length) {
    const std::size_t rounds = rounds_at(rows, at, length);
    if (rounds >= (length == 1 ? 2u : 3u)) return {length, rounds};
  }
  return {};
}

}  // namespace

std::vector<Row> folded(const std::vector<Row>& rows) {
  std::vector<Row> result;
  for (std::size_t at = 0; at < rows.size();) {
    const Round round = round_at(rows, at);
    result.insert(result.end(), rows.begin() + static_cast<std::ptrdiff_t>(at),
                  rows.begin() + static_cast<std::ptrdiff_t>(at + round.length));
    if (round.rounds > 1) {
      const std::string steps = round.length == 1 ? "" : "these " + std::to_string(round.length) + " steps ";
      result.back().action += ", " + steps + times(round.rounds);
    }
    at += round.length * round.rounds;
    // The last round may have been cut short.
    const std::size_t left = rows.size() - at;
    if (round.rounds > 2 && left < round.length &&
        std::equal(rows.begin() + static_cast<std::ptrdiff_t>(at), rows.end(),
                   rows.begin() + static_cast<std::ptrdiff_t>(at - round.length), alike))
      break;
  }
  return result;
}

}  // namespace explore
