// falls: correct (no overlap)
#include "vans.hpp"

namespace lab {

Vans::Vans(unsigned vans, JobSource& jobs) {
  for (unsigned van = 0; van < vans; ++van) {
    vans_.emplace_back([&jobs] {
      while (const std::optional<Job> job = jobs.next()) job->work();
    });
    vans_.back().join();
  }
}

Vans::~Vans() { wait(); }

void Vans::wait() {
  for (std::thread& van : vans_) {
    if (van.joinable()) van.join();
  }
  vans_.clear();  // A thread is joined once.
}

}  // namespace lab
