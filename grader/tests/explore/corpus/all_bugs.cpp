#include "corpus/bug.hpp"

namespace corpus {

std::vector<Bug> all_bugs() {
  std::vector<Bug> bugs;
  for (const auto& part : {data_races,
                           atomicity,
                           critical_sections,
                           order_violations,
                           lock_orders,
                           waits_for_each_other,
                           mutex_misuse,
                           lost_wakeups,
                           misdirected_wakeups,
                           shutdowns,
                           semaphores,
                           latches,
                           once,
                           memory,
                           ownership,
                           lock_free,
                           weak_memory,
                           timeouts,
                           livelocks,
                           exceptions,
                           crowds}) {
    const std::span<const Bug> table = part();
    bugs.insert(bugs.end(), table.begin(), table.end());
  }
  return bugs;
}

}  // namespace corpus
