#include "summarize_stream.hpp"

#include "support/lab.hpp"

namespace lab {

Summary summarize_stream(std::istream& ledger, const Parse& parse) {
  Summary summary;
  // TODO(00.5): read line by line. What do you still need of a line once it is counted?
  static_cast<void>(ledger);
  static_cast<void>(parse);  // These go, as the next line does.
  todo("00.5");
  return summary;
}

}  // namespace lab
