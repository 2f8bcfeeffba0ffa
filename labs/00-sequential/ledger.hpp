// The weather club's words: a line of the ledger is "17,21.5", station 17 and 21.5 °C.
#pragma once

#include <cstddef>

namespace lab {

struct Reading {
  int station = 0;
  double celsius = 0;
  friend bool operator==(const Reading&, const Reading&) = default;
};

/// What a ledger comes to. All zero when it holds no good reading.
struct Summary {
  std::size_t good = 0, bad = 0;
  double min = 0, max = 0, mean = 0;  ///< In °C, over the good readings alone.
};

}  // namespace lab
