#include "support/runtime/nursery.hpp"

#include <utility>

namespace lab::runtime {

Nursery::Nursery(EventLoop& loop, LogSink& log, CancelToken parent)
    : loop_(loop), log_(log), parent_(std::move(parent)), link_(parent_, scope_) {}

void Nursery::start(std::string name, Task<void> child) {
  if (!joining_) {  // join() goes along the list.
    children_.remove_if([](const Task<void>& each) { return each.done(); });
  }
  children_.push_back(look_after(std::move(name), std::move(child)));
  children_.back().start();
}

Task<void> Nursery::look_after(std::string name, Task<void> child) {
  std::string end = "done";
  try {
    co_await child;
  } catch (const Cancelled&) {
    end = "cancelled";
    stopped_a_child_ = true;
  } catch (const std::exception& error) {
    end = std::string("failed: ") + error.what();
    if (!first_error_) first_error_ = std::current_exception();
  } catch (...) {
    end = "failed: unknown";
    if (!first_error_) first_error_ = std::current_exception();
  }
  log_.log({loop_.now(), std::move(name), std::move(end)});
  if (first_error_) cancel();
}

Task<void> Nursery::join() {
  joining_ = true;
  while (!children_.empty()) {
    co_await children_.front();
    children_.pop_front();
  }
  joining_ = false;
  if (first_error_) std::rethrow_exception(first_error_);
  if (stopped_a_child_ && parent_.cancelled()) throw Cancelled();
}

}  // namespace lab::runtime
