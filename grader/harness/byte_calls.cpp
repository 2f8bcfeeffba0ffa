// The calls that move bytes, in front of the C library's.
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "harness/descriptor_facts.hpp"
#include "harness/interposed.hpp"

NEXT(ssize_t, read, (int, void*, size_t))
NEXT(ssize_t, readv, (int, const iovec*, int))
NEXT(ssize_t, recv, (int, void*, size_t, int))
NEXT(ssize_t, recvmsg, (int, msghdr*, int))
NEXT(ssize_t, write, (int, const void*, size_t))
NEXT(ssize_t, writev, (int, const iovec*, int))
NEXT(ssize_t, send, (int, const void*, size_t, int))
NEXT(ssize_t, sendmsg, (int, const msghdr*, int))

namespace harness {

const bool byte_calls_in_front = true;

namespace {

/// A call that moves bytes. `real(n)` moves at most n of them.
template <class Real>
ssize_t transfer(const Arrival& arrival, Faults possible, int descriptor, std::size_t size, void* caller,
                 Real real) {
  const PlannedFault* const planned = planned_in(arrival, possible);
  const auto asked = static_cast<std::uint32_t>(std::min<std::size_t>(size, UINT32_MAX));
  if (planned != nullptr && planned->fault == Fault::short_count) {
    if (size < 2) return real(size);
    const ssize_t result = real(std::min<std::size_t>(planned->amount, size - 1));
    if (result > 0) strike(arrival, asked, caller);
    return result;
  }
  if (planned != nullptr && planned->fault == Fault::broken_pipe) {
    if (!lose_peer(descriptor)) return real(size);
    strike(arrival, asked, caller);  // First: the signal may end the process.
    return real(size);
  }
  if (planned != nullptr) {
    if (planned->fault == Fault::connection_reset) lose_peer(descriptor);
    return refuse(arrival, caller);
  }
  const ssize_t result = real(size);
  if (result < 2) possible.remove(Fault::short_count);
  depart(arrival, result < 0 ? Faults() : possible,
         static_cast<std::uint32_t>(std::clamp<ssize_t>(result, 0, UINT32_MAX)), caller);
  return result;
}

/// The first `size` bytes of a vector of buffers.
class Shortened {
 public:
  Shortened(const iovec* parts, int count, std::size_t size) {
    for (int i = 0; i < count && count_ < most && size > 0; ++i) {
      parts_[count_] = parts[i];
      parts_[count_].iov_len = std::min(parts[i].iov_len, size);
      size -= parts_[count_++].iov_len;
    }
  }
  const iovec* data() const { return parts_.data(); }
  int count() const { return static_cast<int>(count_); }

 private:
  static constexpr std::size_t most = 64;
  std::array<iovec, most> parts_{};
  std::size_t count_ = 0;
};

std::size_t total(const iovec* parts, int count) {
  std::size_t size = 0;
  for (int i = 0; i < count; ++i) size += parts[i].iov_len;
  return size;
}

template <class Next>
ssize_t transfer_parts(const Arrival& arrival, Faults possible, int descriptor, const iovec* parts, int count,
                       void* caller, Next next) {
  const std::size_t size = total(parts, count);
  return transfer(arrival, possible, descriptor, size, caller, [&](std::size_t most) {
    if (most >= size) return next(descriptor, parts, count);
    const Shortened some(parts, count, most);
    return next(descriptor, some.data(), some.count());
  });
}

}  // namespace
}  // namespace harness

using namespace harness;

extern "C" {

ssize_t read(int descriptor, void* buffer, size_t size) {
  const Arrival arrival = arrive(SystemCall::read, CALLER, descriptor);
  if (!arrival.watched) return next_read()(descriptor, buffer, size);
  return transfer(arrival, faults_of_reading(descriptor, 0), descriptor, size, CALLER,
                  [=](size_t most) { return next_read()(descriptor, buffer, most); });
}

ssize_t readv(int descriptor, const iovec* parts, int count) {
  const Arrival arrival = arrive(SystemCall::readv, CALLER, descriptor);
  if (!arrival.watched) return next_readv()(descriptor, parts, count);
  return transfer_parts(arrival, faults_of_reading(descriptor, 0), descriptor, parts, count, CALLER,
                        next_readv());
}

ssize_t recv(int descriptor, void* buffer, size_t size, int flags) {
  const Arrival arrival = arrive(SystemCall::recv, CALLER, descriptor);
  if (!arrival.watched) return next_recv()(descriptor, buffer, size, flags);
  return transfer(arrival, faults_of_reading(descriptor, flags), descriptor, size, CALLER,
                  [=](size_t most) { return next_recv()(descriptor, buffer, most, flags); });
}

ssize_t recvmsg(int descriptor, msghdr* message, int flags) {
  const Arrival arrival = arrive(SystemCall::recvmsg, CALLER, descriptor);
  if (!arrival.watched) return next_recvmsg()(descriptor, message, flags);
  Faults possible = faults_of_reading(descriptor, flags);
  possible.remove(Fault::short_count);  // What travels beside the bytes would go lost.
  return transfer(arrival, possible, descriptor, 0, CALLER,
                  [=](size_t) { return next_recvmsg()(descriptor, message, flags); });
}

ssize_t write(int descriptor, const void* buffer, size_t size) {
  const Arrival arrival = arrive(SystemCall::write, CALLER, descriptor);
  if (!arrival.watched) return next_write()(descriptor, buffer, size);
  return transfer(arrival, faults_of_writing(descriptor, size, 0), descriptor, size, CALLER,
                  [=](size_t most) { return next_write()(descriptor, buffer, most); });
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
  const Arrival arrival = arrive(SystemCall::writev, CALLER, descriptor);
  if (!arrival.watched) return next_writev()(descriptor, parts, count);
  return transfer_parts(arrival, faults_of_writing(descriptor, total(parts, count), 0), descriptor, parts,
                        count, CALLER, next_writev());
}

ssize_t send(int descriptor, const void* buffer, size_t size, int flags) {
  const Arrival arrival = arrive(SystemCall::send, CALLER, descriptor);
  if (!arrival.watched) return next_send()(descriptor, buffer, size, flags);
  return transfer(arrival, faults_of_writing(descriptor, size, flags), descriptor, size, CALLER,
                  [=](size_t most) { return next_send()(descriptor, buffer, most, flags); });
}

ssize_t sendmsg(int descriptor, const msghdr* message, int flags) {
  const Arrival arrival = arrive(SystemCall::sendmsg, CALLER, descriptor);
  if (!arrival.watched) return next_sendmsg()(descriptor, message, flags);
  Faults possible = faults_of_writing(descriptor, 0, flags);
  possible.remove(Fault::short_count);
  return transfer(arrival, possible, descriptor, 0, CALLER,
                  [=](size_t) { return next_sendmsg()(descriptor, message, flags); });
}
}
