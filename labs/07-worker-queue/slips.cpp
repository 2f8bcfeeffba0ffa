#include "slips.hpp"

#include "support/lab.hpp"

namespace lab {

Slips::Slips(LogSink& log) : log_(log) {}

void Slips::run(Job job) {
  // TODO(07.3): where does the job's exception go? And what must you not hold while the job is in work?
  todo("07.3");

  job.work();
}

std::vector<JobReport> Slips::reports() const {
  // TODO(07.3): a copy, of one moment.
  (void)log_;
  todo("07.3");
}

}  // namespace lab
