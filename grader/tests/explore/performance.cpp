#include "performance.hpp"

#include <sstream>

namespace explore {

RaceDetector& detector() {
  static RaceDetector the_detector;
  return the_detector;
}

const void* place_of(int number) {
  return reinterpret_cast<const void*>(std::uintptr_t{0x400000} + static_cast<unsigned>(number));
}

const Race* perform(const Step& step, int number, Labels labels) {
  RaceDetector& races = detector();
  const void* const place = labels == Labels::own ? place_of(number) : nullptr;
  races.note_event(labels == Labels::own ? number : -1);
  switch (step.what) {
    case What::create:
      races.created(step.thread, step.other);
      return nullptr;
    case What::join:
      races.ended(step.other);
      races.joined(step.thread, step.other);
      return nullptr;
    case What::acquire:
      races.acquire(step.thread, step.address);
      return nullptr;
    case What::acquire_exclusive:
      races.acquire_exclusive(step.thread, step.address);
      return nullptr;
    case What::release:
      races.release(step.thread, step.address);
      return nullptr;
    case What::release_shared:
      races.release_shared(step.thread, step.address);
      return nullptr;
    case What::fence:
      races.fence(step.thread, step.order);
      return nullptr;
    case What::forget:
      races.forget(step.address, step.bytes);
      return nullptr;
    case What::read:
      return races.read(step.thread, step.address, step.bytes, place);
    case What::write:
      return races.write(step.thread, step.address, step.bytes, place);
    case What::load:
      return races.load(step.thread, step.address, step.bytes, step.order, place);
    case What::store:
      return races.store(step.thread, step.address, step.bytes, step.order, place);
    case What::read_modify_write:
      return races.read_modify_write(step.thread, step.address, step.bytes, step.order, place);
  }
  return nullptr;
}

std::string words_of(const MemoryModel& model) {
  std::ostringstream out;
  for (int i = 0; i < model.size(); ++i) {
    const Step& step = model[i];
    constexpr const char* names[] = {"create",  "join",           "acquire", "acquire_exclusive",
                                     "release", "release_shared", "read",    "write",
                                     "load",    "store",          "rmw",     "fence",
                                     "forget"};
    out << i << ": T" << step.thread << ' ' << names[static_cast<int>(step.what)] << " 0x" << std::hex
        << step.address << std::dec << " +" << step.bytes << " order " << static_cast<int>(step.order)
        << " age " << step.age << " other " << step.other << '\n';
  }
  return out.str();
}

}  // namespace explore
