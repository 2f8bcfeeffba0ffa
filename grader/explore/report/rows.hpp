// The steps of a trace that matter for a finding, as the rows of its table.
#pragma once

#include <vector>

#include "explore/report/finding.hpp"
#include "explore/report/interleaving.hpp"
#include "explore/report/story.hpp"

namespace explore {

std::vector<Row> rows_of(const Story& story, const Finding& finding);

/// Repetitions said once: "reads ready = 0, 12 times"; of several rows: "…, these 3 steps 40 times".
std::vector<Row> folded(const std::vector<Row>& rows);

/// Which events are rows. Uncontended critical sections, the library's own steps, threads' beginnings and
/// ends are not, unless the finding needs them.
std::vector<bool> relevant_events(const Story& story, const Finding& finding);

}  // namespace explore
