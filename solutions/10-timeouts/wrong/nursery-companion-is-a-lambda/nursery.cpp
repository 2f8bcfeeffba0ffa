// falls: correct (use after scope)
// What a lambda has captured goes with the lambda; the coroutine goes on without it.
#include "nursery.hpp"

#include <utility>

namespace lab {

Nursery::Nursery(EventLoop& loop, LogSink& log, CancelToken parent)
    : loop_(loop), log_(log), parent_(std::move(parent)), link_(parent_, scope_) {}

CancelToken Nursery::token() const { return scope_.token(); }

void Nursery::cancel() { scope_.cancel(); }

void Nursery::start(std::string name, Task<void> child) {
  const auto companion = [this, name](Task<void> child) -> Task<void> {
    std::string end = "done";
    std::exception_ptr error;
    try {
      co_await child;
    } catch (const Cancelled&) {
      end = "cancelled";
      stopped_a_child_ = true;
    } catch (const std::exception& caught) {
      end = std::string("failed: ") + caught.what();
      error = std::current_exception();
    } catch (...) {
      end = "failed: unknown";
      error = std::current_exception();
    }
    log_.log({loop_.now(), name, end});
    if (!error) co_return;
    if (!first_error_) first_error_ = error;  // Remembered before the others hear of it.
    cancel();
  };
  children_.push_back(companion(std::move(child)));
  children_.back().start();
}

Task<void> Nursery::join() {
  // The list may grow while we wait; whoever has ended already is not waited for.
  for (Task<void>& child : children_) co_await child;
  if (first_error_) std::rethrow_exception(first_error_);
  if (stopped_a_child_ && parent_.cancelled()) throw Cancelled();
}

}  // namespace lab
