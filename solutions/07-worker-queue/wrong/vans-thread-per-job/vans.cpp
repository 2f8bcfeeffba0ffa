// falls: tidy (a thread per job)
// Ten thousand parcels, ten thousand vans.
#include "vans.hpp"

namespace lab {

Vans::Vans(unsigned vans, JobSource& jobs) {
  (void)vans;
  while (std::optional<Job> job = jobs.next()) vans_.emplace_back(std::move(job->work));
}

Vans::~Vans() { wait(); }

void Vans::wait() {
  for (std::thread& van : vans_) van.join();
  vans_.clear();  // A thread is joined once.
}

}  // namespace lab
