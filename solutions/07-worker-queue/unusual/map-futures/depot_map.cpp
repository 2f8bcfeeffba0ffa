#include "depot_map.hpp"

#include <algorithm>
#include <exception>
#include <future>
#include <memory>

namespace lab {
namespace {

using Longs = std::vector<long>;

// The results of one chunk; throws its first error once every item was tried.
Longs results_of(const Longs& items, std::size_t begin, std::size_t end,
                 const std::function<long(long)>& fn) {
  Longs results;
  std::exception_ptr error;
  for (std::size_t i = begin; i < end; ++i) {
    try {
      results.push_back(fn(items[i]));
    } catch (...) {
      if (!error) error = std::current_exception();
    }
  }
  if (error) std::rethrow_exception(error);
  return results;
}

}  // namespace

Longs depot_map(JobSink& depot, const Longs& items, const std::function<long(long)>& fn, std::size_t chunk) {
  if (chunk == 0)
    chunk = std::max<std::size_t>(1, (items.size() + 4 * depot.vans() - 1) / (4 * depot.vans()));
  std::vector<std::future<Longs>> parts;
  for (std::size_t begin = 0; begin < items.size(); begin += chunk) {
    const std::size_t end = std::min(items.size(), begin + chunk);
    auto part = std::make_shared<std::packaged_task<Longs()>>(
        [&, begin, end] { return results_of(items, begin, end, fn); });
    parts.push_back(part->get_future());
    depot.submit(Job("part", [part] { (*part)(); }));
  }
  for (const std::future<Longs>& part : parts) part.wait();  // All of them, before the first get() may throw.
  Longs results;
  for (std::future<Longs>& part : parts) {
    const Longs some = part.get();
    results.insert(results.end(), some.begin(), some.end());
  }
  return results;
}

}  // namespace lab
