// What locks and condition variables do, whoever offers them: pthread, the standard library.
//
// Everything here is called in the runtime, by the current thread. Addresses stand for objects; their memory
// is not touched.
#pragma once

#include <cstdint>

#include "explore/model/operation.hpp"

namespace explore {

enum class MutexType : std::uint8_t { plain, recursive, error_checking };

/// Where an operation was asked for, and until when it may sleep.
struct Request {
  const void* place = nullptr;
  Nanoseconds deadline = no_deadline;
};

// These answer like the pthread functions of the same purpose: 0, EBUSY, ETIMEDOUT, EDEADLK, EPERM.

int lock(std::uintptr_t mutex, MutexType type, Request request);
int try_lock(std::uintptr_t mutex, MutexType type, Request request);
int unlock(std::uintptr_t mutex, MutexType type, Request request);

int lock_exclusive(std::uintptr_t lock, Request request);
int try_lock_exclusive(std::uintptr_t lock, Request request);
int lock_shared(std::uintptr_t lock, Request request);
int try_lock_shared(std::uintptr_t lock, Request request);
int unlock_either(std::uintptr_t lock, Request request);

int wait(std::uintptr_t condition, std::uintptr_t mutex, Request request);
void notify_one(std::uintptr_t condition, Request request);
void notify_all(std::uintptr_t condition, Request request);

/// Fails with destroyed_in_use when somebody holds it or sleeps on it; then forgets it.
void destroy(std::uintptr_t object);
/// The same, and fails if a wait or a notification may come after it, or has come without any order.
void destroy_condition(std::uintptr_t condition, Request request);

}  // namespace explore
