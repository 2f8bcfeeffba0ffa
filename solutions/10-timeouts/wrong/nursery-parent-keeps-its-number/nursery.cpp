#include "nursery.hpp"

#include <utility>

namespace lab {

Nursery::Nursery(EventLoop& loop, LogSink& log, CancelToken parent)
    : loop_(loop), log_(log), parent_(std::move(parent)) {
  parent_.on_cancel([this] { cancel(); });
}

CancelToken Nursery::token() const { return scope_.token(); }

void Nursery::cancel() { scope_.cancel(); }

void Nursery::start(std::string name, Task<void> child) {
  children_.push_back(look_after(std::move(name), std::move(child)));
  children_.back().start();
}

Task<void> Nursery::look_after(std::string name, Task<void> child) {
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
}

Task<void> Nursery::join() {
  // The list may grow while we wait; whoever has ended already is not waited for.
  for (Task<void>& child : children_) co_await child;
  if (first_error_) std::rethrow_exception(first_error_);
  if (stopped_a_child_ && parent_.cancelled()) throw Cancelled();
}

}  // namespace lab
