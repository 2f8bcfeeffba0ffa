// falls: never stuck (data race)
// All vans count their deliveries in one place, for a statistic to come: an int has no lock.
#include "vans.hpp"

#include <memory>

namespace lab {

Vans::Vans(unsigned vans, JobSource& jobs) {
  const auto deliveries = std::make_shared<int>(0);
  for (unsigned van = 0; van < vans; ++van) {
    vans_.emplace_back([&jobs, deliveries] {
      while (auto job = jobs.next()) {
        job->work();
        ++*deliveries;
      }
    });
  }
}

Vans::~Vans() { wait(); }

void Vans::wait() {
  for (std::thread& van : vans_) van.join();
  vans_.clear();  // A thread is joined once.
}

}  // namespace lab
