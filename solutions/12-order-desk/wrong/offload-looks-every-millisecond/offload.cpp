// falls: tidy (busy waiting)
// Looks again and again whether the pool is ready.
#include "offload.hpp"

#include <atomic>
#include <exception>
#include <memory>
#include <utility>

#include "support/runtime/cancellable.hpp"

namespace lab {
namespace {

struct Handover {
  std::function<std::string()> work;
  std::atomic<bool> abandoned = false, done = false;
  std::string result;        // Written by the pool before `done`, read by the loop after.
  std::exception_ptr error;  // Likewise.
};

struct Abandon {
  ~Abandon() { handover->abandoned = true; }
  std::shared_ptr<Handover> handover;
};

void compute(Handover& handover) {
  if (handover.abandoned) return;
  try {
    handover.result = handover.work();
  } catch (...) {
    handover.error = std::current_exception();
  }
  handover.done = true;
}

}  // namespace

Task<std::string> offload(EventLoop& loop, Depot& pool, std::function<std::string()> work,
                          CancelToken token) {
  if (token.cancelled()) throw Cancelled();
  const auto handover = std::make_shared<Handover>();
  handover->work = std::move(work);
  if (!pool.try_submit([handover] { compute(*handover); })) throw Busy();
  const Abandon when_it_goes{handover};
  while (!handover->done) {
    Task<void> moment = runtime::sleep_for(loop, Millis{1}, token);
    co_await moment;
  }
  if (handover->error) std::rethrow_exception(handover->error);
  co_return handover->result;
}

}  // namespace lab
