// falls: correct (the loop waits)
// Hands the work over, and waits for the future on the loop.
#include "offload.hpp"

#include <future>
#include <memory>

namespace lab {

Task<std::string> offload(EventLoop&, Depot& pool, std::function<std::string()> work, CancelToken token) {
  if (token.cancelled()) throw Cancelled();
  const auto task = std::make_shared<std::packaged_task<std::string()>>(std::move(work));
  if (!pool.try_submit([task] { (*task)(); })) throw Busy();
  co_return task->get_future().get();
}

}  // namespace lab
