// Steps of samples/box.cpp, for traces made by hand.
#pragma once

#include "report_script.hpp"

namespace explore {

inline constexpr std::uintptr_t mutex = 0x1000, condition = 0x1030, value = 0x2000;

inline const At put{"Box::put()", "box.cpp", 8}, put_waits{"Box::put()", "box.cpp", 9},
    put_notifies{"Box::put()", "box.cpp", 11};
inline const At take{"Box::take()", "box.cpp", 14}, take_waits{"Box::take()", "box.cpp", 15},
    take_notifies{"Box::take()", "box.cpp", 17};

inline void wait(Script& script, ThreadId thread, const At& place) {
  Event& event = script.step(thread, Kind::wait, condition, {place});
  event.operation.second = mutex;
  event.blocks = true;
}

inline void notify(Script& script, ThreadId thread, const At& place, ThreadId woken, std::uint64_t sleepers) {
  Event& event = script.step(thread, Kind::notify_one, condition, {place});
  event.partner = woken;
  event.before = sleepers;
  event.after = woken == no_thread ? sleepers : sleepers - 1;
}

inline void section(Script& script, ThreadId thread, const At& place) {
  script.step(thread, Kind::lock, mutex, {place});
  script.step(thread, Kind::unlock, mutex, {place});
}

}  // namespace explore
