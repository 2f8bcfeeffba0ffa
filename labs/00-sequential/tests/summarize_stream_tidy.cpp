#include <gtest/gtest.h>

#include <array>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>

#include "harness/counters.hpp"
#include "harness/evidence.hpp"
#include "ledger_parser.hpp"
#include "summarize_stream.hpp"

namespace {

/// A ledger of many lines that is nowhere as a whole: it is the same page over and over.
class LongLedger final : public std::streambuf {
 public:
  static constexpr std::size_t page_bytes = 8000;
  static constexpr std::size_t lines_on_a_page = page_bytes / 8;

  explicit LongLedger(std::size_t pages) : pages_left_(pages) {
    for (std::size_t i = 0; i < page_bytes; ++i) page_[i] = "17,21.5\n"[i % 8];
  }

 private:
  int_type underflow() override {
    if (pages_left_ == 0) return traits_type::eof();
    --pages_left_;
    setg(page_.data(), page_.data(), page_.data() + page_.size());
    return traits_type::to_int_type(page_.front());
  }

  std::array<char, page_bytes> page_{};
  std::size_t pages_left_;
};

// Catches: keeping every line. What is counted is no longer needed: five numbers are enough for any ledger.
TEST(Stream, KeepsMemoryFlat) {
  constexpr std::size_t pages = 1000;  // 8 MB
  LongLedger buffer(pages);
  std::istream ledger(&buffer);
  const lab::Parse parse_line = parse;
  lab::Summary summary;
  const harness::Counts counts = harness::count([&] { summary = lab::summarize_stream(ledger, parse_line); });
  harness::tell("counter", {"bytes_peak", std::to_string(counts.bytes_peak)});
  EXPECT_EQ(summary.good, pages * LongLedger::lines_on_a_page) << "a fast answer must be a right one too";
  EXPECT_LE(counts.bytes_peak, 256u * 1024u)
      << "the most bytes you held at once for a ledger of 8 MB; a line at a time needs a few hundred";
}

}  // namespace
