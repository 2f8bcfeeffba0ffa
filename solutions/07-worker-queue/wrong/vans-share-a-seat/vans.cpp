// falls: never stuck (data race)
// One variable for the job of every van.
#include "vans.hpp"

#include <memory>

namespace lab {

Vans::Vans(unsigned vans, JobSource& jobs) {
  const auto job = std::make_shared<std::optional<Job>>();
  for (unsigned van = 0; van < vans; ++van) {
    vans_.emplace_back([&jobs, job] {
      while ((*job = jobs.next())) (*job)->work();
    });
  }
}

Vans::~Vans() { wait(); }

void Vans::wait() {
  for (std::thread& van : vans_) van.join();
  vans_.clear();  // A thread is joined once.
}

}  // namespace lab
