#include "parallel_for.hpp"

#include "support/lab.hpp"

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  // TODO(02.4): run the rounds on min(n, max_threads) threads. Round 0 may take as long as all others
  // together: who decides which thread does which round, and when? What happens to an exception?
  (void)max_threads;
  todo("02.4");

  for (std::size_t i = 0; i < n; ++i) body(i);
}

}  // namespace lab
