#include "vans.hpp"

namespace lab {

Vans::Vans(unsigned vans, JobSource& jobs) {
  for (unsigned van = 0; van < vans; ++van) {
    vans_.push_back(std::async(std::launch::async, [&jobs] {
      while (const std::optional<Job> job = jobs.next()) job->work();
    }));
  }
}

Vans::~Vans() { wait(); }

// A future of std::async waits in its destructor.
void Vans::wait() { vans_.clear(); }

}  // namespace lab
