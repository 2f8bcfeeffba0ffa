#include <exception>
#include <mutex>
#include <stdexcept>
#include <string>

#include "matrix/use.hpp"

namespace matrix {
namespace {

void caught_in_each_thread() {
  std::mutex mutex;
  int count = 0;
  const auto work = [&] {
    try {
      std::lock_guard lock(mutex);
      ++count;
      throw std::runtime_error("x");
    } catch (const std::exception&) {
      std::this_thread::yield();
      std::lock_guard lock(mutex);
      ++count;
    }
  };
  together(work, work);
  require(count == 4, "an update got lost");
}

void nested_and_interleaved() {
  const auto work = [](int mine) {
    try {
      throw mine;
    } catch (int outer) {
      std::this_thread::yield();
      try {
        throw std::string("inner");
      } catch (const std::string&) {
        std::this_thread::yield();
      }
      require(outer == mine, "another thread's exception");
      try {
        std::rethrow_exception(std::current_exception());
      } catch (int again) {
        require(again == mine, "another thread's exception");
      }
    }
  };
  together([&] { work(1); }, [&] { work(2); });
  require(std::uncaught_exceptions() == 0, "all caught");
}

void carried_across_threads() {
  std::exception_ptr error;
  std::thread worker([&] {
    try {
      throw std::out_of_range("far");
    } catch (...) {
      error = std::current_exception();
    }
  });
  worker.join();
  bool caught = false;
  try {
    std::rethrow_exception(error);
  } catch (const std::out_of_range&) {
    caught = true;
  }
  require(caught, "the same exception");
}

void counted_while_unwinding() {
  struct Watch {
    int* seen;
    ~Watch() {
      std::this_thread::yield();
      *seen = std::uncaught_exceptions();
    }
  };
  const auto work = [] {
    int seen = 0;
    try {
      const Watch watch{&seen};
      throw 1;
    } catch (int) {
    }
    require(seen == 1, "one of this thread");
  };
  together(work, work);
}

const Use table[] = {
    {"caught in each thread", caught_in_each_thread},
    {"nested and interleaved", nested_and_interleaved},
    {"carried across threads", carried_across_threads},
    {"counted while unwinding", counted_while_unwinding},
};

}  // namespace

std::span<const Use> exceptions() { return table; }

}  // namespace matrix
