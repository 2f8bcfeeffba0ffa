#include "summarize.hpp"

#include "support/lab.hpp"

namespace lab {

Summary summarize(std::span<const std::optional<Reading>> readings) {
  Summary summary;
  // TODO(00.2): go through the readings once. What is the coldest one so far, before the first has come?
  static_cast<void>(readings);  // Goes, as the next line does.
  todo("00.2");
  return summary;
}

}  // namespace lab
