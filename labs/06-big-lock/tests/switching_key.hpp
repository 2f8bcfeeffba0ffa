// The simplest key there is. It may change hands at every checkpoint.
#pragma once

#include <mutex>

#include "key.hpp"

class SwitchingKey final : public lab::Key {
 public:
  void acquire() override { mutex_.lock(); }
  void release() override { mutex_.unlock(); }
  void checkpoint() override {
    mutex_.unlock();
    mutex_.lock();
  }

 private:
  std::mutex mutex_;
};
