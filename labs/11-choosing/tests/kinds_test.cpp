#include "kinds.hpp"

#include <gtest/gtest.h>

#include <string>

#include "given/consult.hpp"
#include "rows.hpp"

namespace lab {
namespace {

const char* words(Kind kind) {
  return kind == Kind::io_bound ? "io_bound" : kind == Kind::cpu_bound ? "cpu_bound" : "mixed";
}

// The part of the work that is computing: CPU time against the time that was waited for.
double computing_part(Shop shop) {
  const std::size_t enough = shop == Shop::order_desk ? Board::most_items : 20;
  const Counts counts = measure(shop, Model::sequential, {.most_items = enough}).counts;
  const double computed = std::chrono::duration<double>(counts.computed).count();
  const double waited = std::chrono::duration<double>(counts.waited).count();
  return waited == 0 ? 1 : computed / (computed + waited);
}

void expect_measured_kind(Shop shop) {
  const auto row = row_of(kinds(), shop);
  if (!row) return;
  const double part = computing_part(shop);
  const Kind measured = part <= 0.2 ? Kind::io_bound : part >= 0.8 ? Kind::cpu_bound : Kind::mixed;
  EXPECT_STREQ(words(row->kind), words(measured))
      << "the shop '" << name_of(shop) << "': " << static_cast<int>(100 * part + 0.5)
      << " % of its work is computing, the rest is waiting";
}

// Catches: waiting taken for work. Nothing computes there most of the time, however long it takes.
TEST(Kinds, WhoWaitsIsIoBound) {
  for (const Shop shop : {Shop::weather_club, Shop::night_chat, Shop::bank_export, Shop::nightly_backup})
    expect_measured_kind(shop);
}

// Catches: work taken for waiting. It computes from beginning to end, be it long, dangerous or soon over.
TEST(Kinds, WhoComputesIsCpuBound) {
  for (const Shop shop : {Shop::photo_lab, Shop::old_filter, Shop::till}) expect_measured_kind(shop);
}

// Catches: half the picture. Both waiting and computing can be seen there, and advice for one forgets the
// other.
TEST(Kinds, WhoDoesBothIsMixed) { expect_measured_kind(Shop::order_desk); }

}  // namespace
}  // namespace lab
