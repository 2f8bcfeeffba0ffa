#include "explore/engine/sync_object.hpp"

namespace explore {

SyncObject* SyncObjects::add(Entry& entry, std::uintptr_t address) {
  if (used_ == limit) return nullptr;
  entry = {address, generation_, used_};
  SyncObject& object = objects_[used_++];
  object = SyncObject{};
  object.address = address;
  return &object;
}

void SyncObjects::forget(std::uintptr_t address) {
  SyncObject* const object = at(address);
  if (object == nullptr) return;
  *object = SyncObject{};
  object->address = address;
}

}  // namespace explore
