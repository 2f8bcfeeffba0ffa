// falls: correct (use after scope)
// The first error goes to the caller while other rounds are at work on what the caller owned.
#include "parallel_for.hpp"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>

namespace lab {

void parallel_for(std::size_t n, unsigned max_threads, const std::function<void(std::size_t)>& body) {
  struct State {
    std::mutex mutex;
    std::condition_variable changed;
    std::size_t next = 0, running = 0;  // Guarded by mutex.
    std::exception_ptr error;           // Guarded by mutex.
  };
  const auto state = std::make_shared<State>();
  std::unique_lock lock(state->mutex);
  state->running = std::min<std::size_t>(n, max_threads);
  for (std::size_t t = 0; t < state->running; ++t) {
    std::thread([state, n, body] {
      std::unique_lock own_lock(state->mutex);
      try {
        while (state->next < n && !state->error) {
          const std::size_t i = state->next++;
          own_lock.unlock();
          body(i);
          own_lock.lock();
        }
      } catch (...) {
        own_lock.lock();
        if (!state->error) state->error = std::current_exception();
      }
      --state->running;
      state->changed.notify_one();
    }).detach();
  }
  state->changed.wait(lock, [&] { return state->running == 0 || state->error; });
  if (state->error) std::rethrow_exception(state->error);
}

}  // namespace lab
