#include "depot_map.hpp"

#include "support/lab.hpp"

namespace lab {

std::vector<long> depot_map(JobSink& depot, const std::vector<long>& items,
                            const std::function<long(long)>& fn, std::size_t chunk) {
  // TODO(07.6): let the vans do this. Where does result 17 go, whoever is ready first? How do you know that
  // all are there? And what if items 3 and 1 fail, in this order?
  (void)depot, (void)chunk;
  todo("07.6");

  std::vector<long> results;
  for (const long item : items) results.push_back(fn(item));
  return results;
}

}  // namespace lab
