#include "recount.hpp"

#include "support/lab.hpp"

namespace lab {

long recount(const std::vector<long>& votes, int max_threads) {
  // TODO(42.2): which votes does each thread count, and who adds up the sums?
  lab::todo("42.2");
  return static_cast<long>(votes.size()) * max_threads;
}

}  // namespace lab
